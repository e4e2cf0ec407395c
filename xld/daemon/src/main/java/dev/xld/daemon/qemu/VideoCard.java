package dev.xld.daemon.qemu;

import dev.xld.config.BuildInfo;
import dev.xld.config.HvmInfo;
import java.util.Map;

/**
 * The emulated graphics card of an HVM guest and its memory, which is part of the guest's own. What the config leaves open is
 * filled in as libxl does.
 */
public record VideoCard(String kind, long memoryKib) {
    private static final String NONE = "none";
    private static final Map<String, Long> USUAL_MIB = Map.of("std", 16L, "cirrus", 8L, "qxl", 128L, NONE, 0L);

    /** Of a guest of any type; only HVM guests have one. */
    public static VideoCard of(BuildInfo build) {
        HvmInfo hvm = build.hvm();
        Long given = build.videoMemoryKib();
        if (hvm == null) {
            return new VideoCard(NONE, given == null ? 0 : given);
        }
        String kind = hvm.vga().kind() == null ? "cirrus" : hvm.vga().kind();
        return new VideoCard(kind, given == null ? leastKib(kind) : given);
    }

    /** The memory it has where the config says nothing, and the least it works with. */
    public static long leastKib(String kind) {
        return USUAL_MIB.getOrDefault(kind, 0L) * 1024;
    }

    /** Rounded up, as all of libxl's MiB. */
    static long mib(long kib) {
        return (kib + 1023) / 1024;
    }
}
