package dev.xld.config;

import java.util.Map;

/** The memory that the graphics cards of qemu have where a config says nothing, and the least they work with, as libxl has it. */
public final class VideoMemory {
    private static final Map<String, Long> MIB = Map.of("std", 16L, "cirrus", 8L, "qxl", 128L, "none", 0L);

    /** The card of an HVM guest whose config names none. */
    public static final String USUAL_CARD = "cirrus";

    private VideoMemory() {}

    /** In KiB; 0 for no card and for one nobody knows. */
    public static long leastKib(String card) {
        return MIB.getOrDefault(card, 0L) * 1024;
    }
}
