package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A USB controller ({@code usbctrl=[...]}). Components are named as in libxl's {@code device_usbctrl}.
 *
 * @param type pv, qusb or devicemodel; null is auto
 */
public record UsbctrlSpec(
        @Nullable String type,
        @Nullable Integer devid,
        @Nullable Integer version,
        @Nullable Integer ports) implements NumberedSpec<UsbctrlSpec> {
    @Override
    public UsbctrlSpec numbered(int number) {
        return new UsbctrlSpec(type, number, version, ports);
    }
}
