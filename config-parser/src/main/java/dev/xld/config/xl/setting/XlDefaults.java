package dev.xld.config.xl.setting;

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
 * @param cpuMasks {@code vm.cpumask} and its sisters; null with {@code xl create --ignore-global-affinity-masks}
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
        @Nullable CpuMasks cpuMasks,
        String firmwareDirectory) {
    /**
     * The cpus any vcpu may be pinned to, as ranges ({@link dev.xld.config.CpuRange}); null means all.
     *
     * @param vm {@code vm.cpumask}
     * @param pv {@code vm.pv.cpumask}
     * @param hvm {@code vm.hvm.cpumask}, for HVM and PVH guests
     */
    public record CpuMasks(
            @Nullable String vm,
            @Nullable String pv,
            @Nullable String hvm) {
        public static final CpuMasks ALL = new CpuMasks(null, null, null);
    }

    /** With an empty xl.conf, on Debian's Xen 4.17. */
    public static final XlDefaults STOCK = new XlDefaults(
            true, true, null, null, null, null, null, null, null, null, CpuMasks.ALL, "/usr/lib/xen-4.17/boot");

    /** The same without cpu masks, as for {@code xl create -i}. */
    public XlDefaults withoutMasks() {
        return new XlDefaults(
                claimMode,
                runHotplugScripts,
                maxGrantFrames,
                maxMaptrackFrames,
                maxGrantVersion,
                vifScript,
                vifBridge,
                vifGatewayDevice,
                vifBackend,
                blkdevStart,
                null,
                firmwareDirectory);
    }
}
