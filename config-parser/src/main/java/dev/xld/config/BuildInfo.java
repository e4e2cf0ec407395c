package dev.xld.config;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * libxl's {@code b_info}: memory, cpus and what boots. Memory is KiB.
 *
 * @param availableVcpus the vcpus online at start; null: only vcpu 0
 * @param hardAffinity one map for each vcpu, shorter than the vcpus where some are left alone
 * @param cpuWeight null: the scheduler's default
 */
public record BuildInfo(
        int maxVcpus,
        @Nullable BitSet availableVcpus,
        @Nullable Long maxMemoryKib,
        @Nullable Long targetMemoryKib,
        List<BitSet> hardAffinity,
        List<BitSet> softAffinity,
        @Nullable Integer cpuWeight,
        @Nullable Integer cpuCap,
        @Nullable String kernel,
        @Nullable String ramdisk,
        @Nullable String cmdline,
        @Nullable String bootloader,
        List<String> bootloaderArgs,
        @Nullable String tscMode,
        @Nullable Integer rtcTimeOffset,
        @Nullable Boolean localtime,
        @Nullable Boolean nomigrate,
        @Nullable Boolean e820Host,
        @Nullable Integer maxGrantFrames,
        @Nullable Integer maxMaptrackFrames,
        @Nullable Integer maxGrantVersion,
        @Nullable Integer eventChannels,
        @Nullable Long shadowMemoryKib) {}
