package dev.xld.xen.libxc;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** {@code xc_cpumap_t} and {@code xc_nodemap_t}: bit n is byte n/8, bit n%8. libxc copies the full size in and out. */
final class Maps {
    private Maps() {}

    static BitSet bits(byte[] map) {
        return BitSet.valueOf(map);
    }

    static byte @Nullable [] map(@Nullable BitSet bits, int size) {
        return bits == null ? null : Arrays.copyOf(bits.toByteArray(), size);
    }
}
