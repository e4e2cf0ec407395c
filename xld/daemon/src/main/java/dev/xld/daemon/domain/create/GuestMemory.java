package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;

/**
 * A guest's memory in KiB, by libxl's arithmetic.
 *
 * @param maxKib what it may grow to, video memory included
 * @param targetKib what it starts with, video memory included
 * @param videoKib of the emulated graphics card
 * @param shadowKib what Xen may keep its own page tables for the guest in
 * @param iommuKib what Xen keeps the tables of the guest's devices in
 */
record GuestMemory(long maxKib, long targetKib, long videoKib, long shadowKib, long iommuKib) {
    private static final long DEFAULT_KIB = 32 * 1024;
    private static final long PV_EXTRA_KIB = 1024;
    private static final long HVM_EXTRA_KIB = 2048;
    /** What a guest whose memory is populated on demand keeps back from its balloon. */
    private static final long POPULATED_ON_DEMAND_KIB = 1024;

    private static final long KIB_PER_MIB = 1024;
    private static final long KIB_PER_PAGE = 4;
    private static final long PAGES_PER_VCPU = 256;
    private static final long SUPERPAGE_KIB = 2048;
    private static final int TABLE_LEVELS = 4;
    private static final long TABLE_ENTRIES = 512;

    static GuestMemory of(BuildInfo build, GuestType type, boolean hap, Passthrough passthrough, long videoKib) {
        Long max = build.maxMemoryKib();
        Long target = build.targetMemoryKib();
        long maxKib = max != null ? max : target != null ? target : DEFAULT_KIB;
        Long shadow = build.shadowMemoryKib();
        return new GuestMemory(
                maxKib,
                target != null ? target : maxKib,
                videoKib,
                shadow != null ? shadow : shadowKib(maxKib, Math.max(1, build.maxVcpus()), type, hap),
                passthrough == Passthrough.SYNC_PT ? tablesKib(maxKib) : 0);
    }

    /** 1 MiB for each vcpu, a page for each MiB to map it, and another where there is no HAP, for shadows. */
    private static long shadowKib(long maxKib, int vcpus, GuestType type, boolean hap) {
        int pagesPerMib = (type == GuestType.PV ? 0 : 1) + (hap ? 0 : 1);
        return KIB_PER_PAGE * (PAGES_PER_VCPU * vcpus + pagesPerMib * (maxKib / KIB_PER_MIB));
    }

    private static long tablesKib(long maxKib) {
        long pages = maxKib / KIB_PER_PAGE;
        long tables = 0;
        for (int level = 0; level < TABLE_LEVELS; level++) {
            pages = (pages + TABLE_ENTRIES - 1) / TABLE_ENTRIES;
            tables += pages;
        }
        return tables * KIB_PER_PAGE;
    }

    /** What has to be free on the host for the guest to be built. */
    long neededKib(GuestType type) {
        if (type == GuestType.PV) {
            return targetKib + PV_EXTRA_KIB;
        }
        long needed = targetKib + shadowKib + iommuKib + HVM_EXTRA_KIB;
        return (needed + SUPERPAGE_KIB - 1) / SUPERPAGE_KIB * SUPERPAGE_KIB;
    }

    boolean populatedOnDemand(GuestType type) {
        return type != GuestType.PV && targetKib < maxKib;
    }

    /** What the guest's balloon driver is told to aim at. */
    long balloonTargetKib(GuestType type) {
        long keptBack = type == GuestType.HVM && targetKib < maxKib ? POPULATED_ON_DEMAND_KIB : 0;
        return targetKib - videoKib - keptBack;
    }
}
