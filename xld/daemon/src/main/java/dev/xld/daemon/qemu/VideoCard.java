package dev.xld.daemon.qemu;

import dev.xld.config.BuildInfo;
import dev.xld.config.HvmInfo;
import dev.xld.config.VideoMemory;

/**
 * The emulated graphics card of an HVM guest and its memory, which is part of the guest's own. What the config leaves open is
 * filled in as libxl does.
 */
public record VideoCard(String kind, long memoryKib) {
    private static final String NONE = "none";

    /** Of a guest of any type; only HVM guests have one. */
    public static VideoCard of(BuildInfo build) {
        HvmInfo hvm = build.hvm();
        Long given = build.videoMemoryKib();
        if (hvm == null) {
            return new VideoCard(NONE, given == null ? 0 : given);
        }
        String kind =
                hvm.vga().kind() == null ? VideoMemory.USUAL_CARD : hvm.vga().kind();
        return new VideoCard(kind, given == null ? VideoMemory.leastKib(kind) : given);
    }

    /** Rounded up, as all of libxl's MiB. */
    static long mib(long kib) {
        return (kib + 1023) / 1024;
    }
}
