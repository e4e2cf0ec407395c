package dev.xld.config;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link BuildInfo}, named as there. Used by one reader or one test at a time. */
public final class BuildInfoBuilder {
    public int maxVcpus;
    public @Nullable BitSet availableVcpus;
    public List<BitSet> hardAffinity = List.of();
    public List<BitSet> softAffinity = List.of();
    public @Nullable Boolean numaPlacement;
    public @Nullable String tscMode;
    public @Nullable Long maxMemoryKib;
    public @Nullable Long targetMemoryKib;
    public @Nullable Long videoMemoryKib;
    public @Nullable Long shadowMemoryKib;
    public @Nullable Integer rtcTimeOffset;
    public @Nullable String execSeclabel;
    public @Nullable Boolean localtime;
    public @Nullable Boolean nomigrate;
    public @Nullable String blkdevStart;
    public @Nullable Integer maxGrantFrames;
    public @Nullable Integer maxMaptrackFrames;
    public @Nullable Integer maxGrantVersion;
    public SchedParams sched = SchedParams.DEFAULT;
    public @Nullable Boolean claimMode;
    public @Nullable Integer eventChannels;
    public @Nullable String kernel;
    public @Nullable String cmdline;
    public @Nullable String ramdisk;
    public @Nullable String bootloader;
    public List<String> bootloaderArgs = List.of();
    public @Nullable Boolean e820Host;
    public PlatformSwitches switches = PlatformSwitches.NONE;
    public CpuidPolicy cpuid = CpuidPolicy.NONE;
    public List<VnumaNode> vnumaNodes = List.of();
    public DeviceModelInfo deviceModel = DeviceModelInfo.NONE;
    public HostResources resources = HostResources.NONE;
    public @Nullable String deviceTree;
    public @Nullable String timerMode;
    public @Nullable Boolean apic;
    public @Nullable String altp2m;
    public @Nullable Integer vmtraceBufKib;
    public ArmInfo arm = ArmInfo.NONE;
    public PvhInfo pvh = PvhInfo.NONE;
    public @Nullable HvmInfo hvm;

    public BuildInfo build() {
        return Records.build(BuildInfo.class, this);
    }
}
