package dev.xld.config.sxp.domain;

import dev.xld.config.sxp.Sxp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The domain's memory, in MiB; the Xen API has bytes. */
final class Memory {
    /** Far above what a host can have, and far below where KiB no longer fit. */
    static final long MOST_MIB = 1L << 40;

    private static final long KIB = 1024;
    private static final long BYTES_IN_MIB = 1 << 20;

    /** What libxl takes where a config says nothing. */
    private static final long USUAL_MIB = 32;

    private static final List<String> KEYS = List.of("memory", "memory_dynamic_max", "maxmem", "memory_static_max");

    private Memory() {}

    static void read(Keys keys, Sxp domain, Draft draft) {
        Long memory = mib(keys, "memory", "memory_dynamic_max");
        Long most = mib(keys, "maxmem", "memory_static_max");
        if (memory == null
                && most == null
                && KEYS.stream().allMatch(key -> keys.value(key).isEmpty())) {
            keys.findings().error(domain.position(), "the domain has no memory", "write (memory MIB) in it");
        } else if (memory != null && most != null && most < memory) {
            keys.value("maxmem")
                    .ifPresent(value -> keys.error(
                            "maxmem", value, "is less than memory, " + memory, "write at least as much, or remove it"));
        }
        Long start = memory == null ? most : memory;
        draft.build.targetMemoryKib = kib(start);
        draft.build.maxMemoryKib = kib(most == null ? start : most);
        Long shadow = keys.number("shadow_memory", 0, MOST_MIB);
        draft.build.shadowMemoryKib = shadow == null || shadow == 0 ? null : kib(shadow);
    }

    private static @Nullable Long mib(Keys keys, String key, String bytesKey) {
        Long mib = keys.number(key, 1, MOST_MIB);
        Long bytes = keys.number(bytesKey, 0, MOST_MIB * (BYTES_IN_MIB >> 3));
        return mib != null || bytes == null || bytes < BYTES_IN_MIB ? mib : (Long) (bytes / BYTES_IN_MIB);
    }

    static @Nullable Long kib(@Nullable Long mib) {
        return mib == null ? null : (Long) (mib * KIB);
    }

    /** Null for what xend could not have. */
    static @Nullable Long mib(@Nullable Long kib) {
        return kib == null || kib < KIB || kib > MOST_MIB * KIB ? null : (Long) (kib / KIB);
    }

    static void write(Out out, Draft draft) {
        Long target = mib(draft.build.targetMemoryKib);
        Long most = mib(draft.build.maxMemoryKib);
        long memory = target != null ? target : most != null ? most : USUAL_MIB;
        out.number("memory", memory, 1, MOST_MIB)
                .number("maxmem", most == null ? memory : Math.max(memory, most), 1, MOST_MIB);
        Long shadow = mib(draft.build.shadowMemoryKib);
        out.number("shadow_memory", shadow == null ? 0 : shadow, 0, MOST_MIB);
    }
}
