package dev.xld.lab.oracle.family;

import static dev.xld.lab.oracle.Gen.atom;
import static dev.xld.lab.oracle.Gen.flag;
import static dev.xld.lab.oracle.Gen.listOf;
import static dev.xld.lab.oracle.Gen.mostly;
import static dev.xld.lab.oracle.Gen.oneOf;
import static dev.xld.lab.oracle.Gen.words;

import dev.xld.lab.oracle.Family;
import dev.xld.lab.oracle.Gen;
import dev.xld.lab.oracle.Key;
import java.util.List;

/** Enlightenments for Windows. */
final class Viridian implements Family {
    private static final Gen GROUP = mostly(words(
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
            "cpu_hotplug",
            "all",
            "defaults",
            "!base",
            "!freq",
            "!stimer",
            "!cpu_hotplug",
            "!apic_assist",
            "!all",
            "BASE"));

    @Override
    public String name() {
        return "viridian";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                new Key("viridian", listOf(atom(GROUP), 5)),
                new Key("viridian", oneOf(listOf(atom(GROUP), 5), atom(flag()))));
    }

    @Override
    public List<String> guests() {
        return List.of("hvm", "hvm", "hvm", "pv");
    }
}
