package dev.xld.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a guest is to see of CPUID and of feature MSRs, beyond the default. Bit strings run from the highest bit; a character
 * is 0, 1, x (default), k (the host's) or s (k, kept over migration).
 */
public record CpuidPolicy(List<Leaf> cpuid, List<Msr> msr) {
    public static final CpuidPolicy NONE = new CpuidPolicy(List.of(), List.of());

    public CpuidPolicy {
        cpuid = List.copyOf(cpuid);
        msr = List.copyOf(msr);
    }

    public boolean isEmpty() {
        return cpuid.isEmpty() && msr.isEmpty();
    }

    /** A leaf, unsigned, with the 32 bits of each register; null where nothing is said. */
    public record Leaf(
            Long leaf,
            @Nullable Long subleaf,
            @Nullable String eax,
            @Nullable String ebx,
            @Nullable String ecx,
            @Nullable String edx) {}

    /** A model specific register and its 64 bits. */
    public record Msr(Long index, String policy) {}
}
