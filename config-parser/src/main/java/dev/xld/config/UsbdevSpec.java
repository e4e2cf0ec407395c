package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A USB device of the host given to the guest ({@code usbdev=[...]}). Null means zero or not given.
 *
 * @param ctrl the controller's devid; null: any with a free port
 * @param typed whether {@code type=hostdev} was said
 */
public record UsbdevSpec(
        @Nullable Integer ctrl,
        @Nullable Integer port,
        boolean typed,
        @Nullable Integer hostbus,
        @Nullable Integer hostaddr)
        implements DeviceSpec {}
