package dev.xld.config;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * libxl's {@code b_info}: memory, cpus and what boots. Memory is KiB. Null means not given; whoever creates the domain
 * fills it in. Made by {@link BuildInfoBuilder}, since nobody reads a call with this many arguments.
 *
 * @param maxVcpus 0: not given, libxl takes 1
 * @param availableVcpus the vcpus online at start; null: only vcpu 0
 * @param maxMemoryKib unsigned, as libxl has it
 * @param hardAffinity one map for each vcpu, shorter than the vcpus where some are left alone
 * @param numaPlacement false where the affinity in the config rules automatic placement out
 * @param tscMode libxl's word: default, always_emulate, native, native_paravirt
 * @param rtcTimeOffset seconds, added to the guest's clock
 * @param maxGrantFrames frames of the grant table; null: xl.conf's or Xen's
 * @param eventChannels the highest port; null: 1023
 * @param execSeclabel the XSM label the domain runs with where {@code init_seclabel} is given too
 * @param claimMode whether the memory is claimed before it is populated (xl.conf)
 * @param deviceTree the path of a partial device tree (Arm)
 * @param timerMode libxl's word: delay_for_missed_ticks, no_delay_for_missed_ticks, no_missed_ticks_pending,
 *     one_missed_tick_pending
 * @param altp2m libxl's word: mixed, external, limited; null is disabled
 * @param vmtraceBufKib size of the processor trace buffer of each vcpu
 * @param hvm there for HVM guests only
 */
public record BuildInfo(
        int maxVcpus,
        @Nullable BitSet availableVcpus,
        List<BitSet> hardAffinity,
        List<BitSet> softAffinity,
        @Nullable Boolean numaPlacement,
        @Nullable String tscMode,
        @Nullable Long maxMemoryKib,
        @Nullable Long targetMemoryKib,
        @Nullable Long videoMemoryKib,
        @Nullable Long shadowMemoryKib,
        @Nullable Integer rtcTimeOffset,
        @Nullable String execSeclabel,
        @Nullable Boolean localtime,
        @Nullable Boolean nomigrate,
        @Nullable String blkdevStart,
        @Nullable Integer maxGrantFrames,
        @Nullable Integer maxMaptrackFrames,
        @Nullable Integer maxGrantVersion,
        SchedParams sched,
        @Nullable Boolean claimMode,
        @Nullable Integer eventChannels,
        @Nullable String kernel,
        @Nullable String cmdline,
        @Nullable String ramdisk,
        @Nullable String bootloader,
        List<String> bootloaderArgs,
        @Nullable Boolean e820Host,
        PlatformSwitches switches,
        CpuidPolicy cpuid,
        List<VnumaNode> vnumaNodes,
        DeviceModelInfo deviceModel,
        HostResources resources,
        @Nullable String deviceTree,
        @Nullable String timerMode,
        @Nullable Boolean apic,
        @Nullable String altp2m,
        @Nullable Integer vmtraceBufKib,
        ArmInfo arm,
        PvhInfo pvh,
        @Nullable HvmInfo hvm) {

    public BuildInfo {
        hardAffinity = List.copyOf(hardAffinity);
        softAffinity = List.copyOf(softAffinity);
        bootloaderArgs = List.copyOf(bootloaderArgs);
        vnumaNodes = List.copyOf(vnumaNodes);
    }

    /** {@code cpu_weight}. */
    public @Nullable Integer cpuWeight() {
        return sched.weight();
    }

    /** {@code cap}. */
    public @Nullable Integer cpuCap() {
        return sched.cap();
    }

    /** A builder that starts with all values of this one. */
    public BuildInfoBuilder toBuilder() {
        return Records.fill(new BuildInfoBuilder(), this);
    }
}
