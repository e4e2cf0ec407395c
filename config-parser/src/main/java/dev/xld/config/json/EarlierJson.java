package dev.xld.config.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A config as libxl printed it from Xen 4.2 on, with the members of today's: before 4.5 what depends on the type stood in
 * {@code u} and defaults were printed; before 4.10 what boots was the type's own, and before 4.18 a cpuid policy a mere list. A
 * member of today's that is given wins. Pure functions, any thread.
 */
final class EarlierJson {
    private static final String BUILD = "b_info";

    /** What was the type's own and now is all types'. */
    private static final List<String> MOVED_UP = List.of(
            "kernel",
            "bootloader",
            "bootloader_args",
            "cmdline",
            "ramdisk",
            "acpi",
            "apic",
            "nested_hvm",
            "timer_mode");

    /** Numbers whose -1, also as 64 bits without sign, is a default. */
    private static final Set<String> MINUS_ONE = Set.of(
            "max_memkb",
            "target_memkb",
            "video_memkb",
            "shadow_memkb",
            "slack_memkb",
            "mmio_hole_memkb",
            "rdm_mem_boundary_memkb",
            "stubdomain_memkb",
            "devid",
            "weight",
            "cap",
            "period",
            "budget",
            "extratime",
            "slice",
            "latency");

    /** Words that may be "unknown", which says nothing. */
    private static final Set<String> WORDS = Set.of(
            "backend",
            "format",
            "nictype",
            "bios",
            "timer_mode",
            "device_model_version",
            "tsc_mode",
            "gic_version",
            "vuart",
            "hdtype",
            "sched");

    /** Words that may be "invalid", which says nothing. */
    private static final Set<String> POLICIES = Set.of("policy", "rdm_policy");

    private static final Map<String, String> RENAMED = Map.of("p9", "p9s");

    private EarlierJson() {}

    static Json.Obj renewed(Json.Obj config) {
        Json.Obj given = given(config);
        Map<String, Json> members = new LinkedHashMap<>(given.members());
        RENAMED.forEach((old, now) -> {
            Json value = members.remove(old);
            if (value != null) {
                members.putIfAbsent(now, value);
            }
        });
        if (members.containsKey(BUILD)) {
            String type = given.object("c_info").string("type").orElse("");
            members.put(BUILD, build(given.object(BUILD), "type." + type));
        }
        return new Json.Obj(members);
    }

    private static Json build(Json.Obj info, String type) {
        Map<String, Json> members = new LinkedHashMap<>(info.members());
        Json union = members.remove("u");
        if (union != null) {
            members.putIfAbsent(type, union);
        }
        if (members.get(type) instanceof Json.Obj own) {
            MOVED_UP.forEach(name -> own.get(name).ifPresent(value -> members.putIfAbsent(name, value)));
        }
        if (members.get("cpuid") instanceof Json.Arr leaves) {
            members.remove("cpuid");
            if (!leaves.items().isEmpty()) {
                members.put("cpuid", new Json.Obj(Map.of("cpuid", leaves)));
            }
        }
        Json cpus = members.remove("cpumap");
        int vcpus = info.number("max_vcpus").orElse(0L).intValue();
        if (cpus instanceof Json.Arr one && !one.items().isEmpty() && vcpus > 0) {
            List<Json> each = Collections.nCopies(Math.min(vcpus, 1 << 13), one);
            members.putIfAbsent("vcpu_hard_affinity", new Json.Arr(each));
        }
        return new Json.Obj(members);
    }

    /** Without the members that say that nothing is given. */
    private static Json.Obj given(Json.Obj object) {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            if (!saysNothing(name, value)) {
                members.put(name, given(value));
            }
        });
        if (object.number("rate_interval_usecs").equals(Optional.of(0L))) {
            members.remove("rate_interval_usecs");
            members.remove("rate_bytes_per_interval");
        }
        return new Json.Obj(members);
    }

    private static Json given(Json value) {
        if (value instanceof Json.Obj object) {
            return given(object);
        }
        if (value instanceof Json.Arr array) {
            List<Json> items = new ArrayList<>();
            array.items().forEach(item -> items.add(given(item)));
            return new Json.Arr(items);
        }
        return value;
    }

    private static boolean saysNothing(String name, Json value) {
        if (value instanceof Json.Str text) {
            return text.value().equals("<default>")
                    || WORDS.contains(name) && text.value().equals("unknown")
                    || POLICIES.contains(name) && text.value().equals("invalid")
                    || name.equals("mac") && text.value().equals("00:00:00:00:00:00");
        }
        if (value instanceof Json.Num number) {
            return MINUS_ONE.contains(name)
                            && number.bits().filter(bits -> bits == -1).isPresent()
                    || name.equals("mtu") && number.text().equals("0");
        }
        return value instanceof Json.Null
                || name.equals("avail_vcpus")
                        && value instanceof Json.Arr bits
                        && bits.items().isEmpty();
    }
}
