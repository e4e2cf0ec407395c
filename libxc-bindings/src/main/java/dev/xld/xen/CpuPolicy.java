package dev.xld.xen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new guest sees of the processor.
 *
 * @param pae whether an HVM guest may page with PAE; true for others
 * @param itsc show an invariant TSC
 * @param nestedVirt show what nested virtualisation needs
 * @param leaves where CPUID differs from the default
 * @param msrs where feature MSRs differ from the default
 */
public record CpuPolicy(boolean pae, boolean itsc, boolean nestedVirt, List<Leaf> leaves, List<Msr> msrs) {
    public CpuPolicy {
        leaves = List.copyOf(leaves);
        msrs = List.copyOf(msrs);
    }

    /** The default of a PV or PVH guest. */
    public static CpuPolicy usual(boolean itsc) {
        return new CpuPolicy(true, itsc, false, List.of(), List.of());
    }

    /**
     * A leaf's registers, 32 characters from the highest bit: 0, 1, x (default), k (the host's), s (as k); null leaves one.
     *
     * @param subleaf null: whichever
     */
    public record Leaf(
            int leaf,
            @Nullable Integer subleaf,
            @Nullable String eax,
            @Nullable String ebx,
            @Nullable String ecx,
            @Nullable String edx) {}

    /** A register's bits, 64 characters as in {@link Leaf}. */
    public record Msr(int index, String policy) {}
}
