package dev.xld.config.xl;

import org.jspecify.annotations.Nullable;

/**
 * What xl.conf says about keys a config leaves out. Null means xl.conf says nothing.
 *
 * @param claimMode {@code claim_mode}
 * @param runHotplugScripts {@code run_hotplug_scripts}
 * @param vifScript {@code vif.default.script}
 * @param vifBridge {@code vif.default.bridge}
 * @param vifGatewayDevice {@code vif.default.gatewaydev}
 * @param vifBackend {@code vif.default.backend}
 * @param blkdevStart {@code blkdev_start}: the first name for disks a bootloader attaches
 * @param firmwareDirectory where the release keeps pvgrub; not in xl.conf
 */
public record XlDefaults(
        boolean claimMode,
        boolean runHotplugScripts,
        @Nullable Integer maxGrantFrames,
        @Nullable Integer maxMaptrackFrames,
        @Nullable Integer maxGrantVersion,
        @Nullable String vifScript,
        @Nullable String vifBridge,
        @Nullable String vifGatewayDevice,
        @Nullable String vifBackend,
        @Nullable String blkdevStart,
        String firmwareDirectory) {
    /** With an empty xl.conf, on Debian's Xen 4.17. */
    public static final XlDefaults STOCK =
            new XlDefaults(true, true, null, null, null, null, null, null, null, null, "/usr/lib/xen-4.17/boot");
}
