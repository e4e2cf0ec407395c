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
        PlatformSwitches switches) {

    public BuildInfo {
        hardAffinity = List.copyOf(hardAffinity);
        softAffinity = List.copyOf(softAffinity);
        bootloaderArgs = List.copyOf(bootloaderArgs);
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
        BuildInfoBuilder b = new BuildInfoBuilder();
        b.maxVcpus = maxVcpus;
        b.availableVcpus = availableVcpus;
        b.hardAffinity = hardAffinity;
        b.softAffinity = softAffinity;
        b.numaPlacement = numaPlacement;
        b.tscMode = tscMode;
        b.maxMemoryKib = maxMemoryKib;
        b.targetMemoryKib = targetMemoryKib;
        b.videoMemoryKib = videoMemoryKib;
        b.shadowMemoryKib = shadowMemoryKib;
        b.rtcTimeOffset = rtcTimeOffset;
        b.execSeclabel = execSeclabel;
        b.localtime = localtime;
        b.nomigrate = nomigrate;
        b.blkdevStart = blkdevStart;
        b.maxGrantFrames = maxGrantFrames;
        b.maxMaptrackFrames = maxMaptrackFrames;
        b.maxGrantVersion = maxGrantVersion;
        b.sched = sched;
        b.claimMode = claimMode;
        b.eventChannels = eventChannels;
        b.kernel = kernel;
        b.cmdline = cmdline;
        b.ramdisk = ramdisk;
        b.bootloader = bootloader;
        b.bootloaderArgs = bootloaderArgs;
        b.e820Host = e820Host;
        b.switches = switches;
        return b;
    }
}
