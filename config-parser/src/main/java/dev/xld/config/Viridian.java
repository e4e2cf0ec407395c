package dev.xld.config;

import java.util.List;

/** Viridian enlightenments, by libxl's number and word. */
public final class Viridian {
    public static final List<String> WORDS = List.of(
            "base",
            "freq",
            "time_ref_count",
            "reference_tsc",
            "hcall_remote_tlb_flush",
            "apic_assist",
            "crash_ctl",
            "synic",
            "stimer",
            "hcall_ipi",
            "ex_processor_masks",
            "no_vp_limit",
            "cpu_hotplug");

    /** libxl's {@code all} sets this many bits. */
    public static final int WIDTH = 64;

    private Viridian() {}
}
