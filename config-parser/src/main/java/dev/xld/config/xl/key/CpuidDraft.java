package dev.xld.config.xl.key;

import dev.xld.config.CpuidPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cpuid policy while its entries are put together. One parse, one thread. */
final class CpuidDraft {
    private static final int BITS = 32;

    /** libxc's sign for the end of its list. */
    private static final long NO_LEAF = 0xFFFF_FFFFL;

    /** What is asked of CPUID; no subleaf is -1. */
    private record Input(long leaf, long subleaf) {}

    private final Map<Input, @Nullable String[]> leaves = new LinkedHashMap<>();
    private final Map<Long, char[]> msrs = new LinkedHashMap<>();

    /** The bit strings of eax to edx, as far as they are set. */
    @Nullable
    String[] registers(long leaf, @Nullable Long subleaf) {
        return leaves.computeIfAbsent(new Input(leaf, subleaf == null ? -1 : subleaf), input -> new String[4]);
    }

    /** The 64 characters of an MSR, from the highest bit. */
    char[] msr(long index) {
        return msrs.computeIfAbsent(index, i -> {
            char[] bits = new char[2 * BITS];
            Arrays.fill(bits, 'x');
            return bits;
        });
    }

    /** Puts characters at a bit of a register, highest first. */
    void set(CpuidFlags.Flag flag, String bits, int bit) {
        String[] registers = registers(flag.leaf(), flag.subleaf());
        String before = registers[flag.register()];
        StringBuilder now = new StringBuilder(before == null ? "x".repeat(BITS) : before);
        int start = BITS - bit - bits.length();
        registers[flag.register()] =
                now.replace(start, start + bits.length(), bits).toString();
    }

    CpuidPolicy policy() {
        leaves.keySet().removeIf(input -> input.leaf() == NO_LEAF);
        List<CpuidPolicy.Leaf> cpuid = new ArrayList<>();
        leaves.forEach((input, bits) -> cpuid.add(new CpuidPolicy.Leaf(
                input.leaf(), input.subleaf() < 0 ? null : input.subleaf(), bits[0], bits[1], bits[2], bits[3])));
        List<CpuidPolicy.Msr> msr = new ArrayList<>();
        msrs.forEach((index, bits) -> msr.add(new CpuidPolicy.Msr(index, new String(bits))));
        return new CpuidPolicy(cpuid, msr);
    }
}
