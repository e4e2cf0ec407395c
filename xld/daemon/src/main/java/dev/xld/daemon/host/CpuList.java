package dev.xld.daemon.host;

import java.util.BitSet;

/** Sets of cpus or nodes in xl's list form. */
final class CpuList {
    private CpuList() {}

    /** {@code all} when every one of {@code width} is in the set, {@code none} when none is, else {@code 0-1,3}. */
    static String print(BitSet set, int width) {
        if (set.nextClearBit(0) >= width) {
            return "all";
        }
        StringBuilder out = new StringBuilder();
        for (int first = set.nextSetBit(0); first >= 0 && first < width; ) {
            int end = Math.min(set.nextClearBit(first), width);
            out.append(out.isEmpty() ? "" : ",").append(first);
            if (end - 1 > first) {
                out.append('-').append(end - 1);
            }
            first = set.nextSetBit(end);
        }
        return out.isEmpty() ? "none" : out.toString();
    }
}
