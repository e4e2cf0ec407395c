package dev.xld.config;

import dev.xld.config.CNumber.Unsigned;
import java.util.BitSet;

/**
 * xl's cpu ranges: {@code all}, {@code 0-3,^1}, {@code nodes:0}, in configs and on command lines (vcpu-pin). Items apply
 * from left to right to an empty set; cpus the host cannot have are dropped.
 */
public final class CpuRange {
    private CpuRange() {}

    /** A range xl refuses; the message is xl's. */
    public static final class BadRangeException extends Exception {
        BadRangeException(String message) {
            super(message);
        }
    }

    public static BitSet parse(String range, HostCpus host) throws BadRangeException {
        BitSet cpus = new BitSet();
        for (String item : range.split(",", -1)) {
            if (!item.isEmpty()) {
                apply(item, host, cpus);
            }
        }
        return cpus;
    }

    private static void apply(String item, HostCpus host, BitSet cpus) throws BadRangeException {
        boolean remove = item.startsWith("^");
        String rest = remove ? item.substring(1) : item;
        boolean nodes = rest.startsWith("node:") || rest.startsWith("nodes:");
        if (nodes) {
            rest = rest.substring(rest.indexOf(':') + 1);
        }
        if (rest.equals("all")) {
            if (remove) {
                throw new BadRangeException("Can't combine \"^\" and \"all\".");
            }
            cpus.set(0, host.mapBits());
            return;
        }
        BitSet numbers = numbers(rest, nodes ? host.nodes().size() : host.mapBits());
        BitSet change = new BitSet();
        if (nodes && host.equals(HostCpus.UNKNOWN)) {
            change.set(0, host.mapBits());
        } else if (nodes) {
            numbers.stream().forEach(node -> change.or(host.nodes().get(node)));
        } else {
            change.or(numbers);
        }
        if (remove) {
            cpus.andNot(change);
        } else {
            cpus.or(change);
        }
    }

    private static BitSet numbers(String text, int limit) throws BadRangeException {
        Unsigned first = CNumber.unsigned(text, 0, 10);
        Unsigned last = first;
        boolean bad = !first.usable();
        if (!bad && text.startsWith("-", first.end())) {
            last = CNumber.unsigned(text, first.end() + 1, 10);
            bad = !last.usable() || Long.compareUnsigned(last.value(), first.value()) < 0;
        }
        if (bad || last.end() != text.length()) {
            throw new BadRangeException("Invalid pcpu range: " + text + ".");
        }
        BitSet set = new BitSet();
        if (limit > 0 && Long.compareUnsigned(first.value(), limit) < 0) {
            long end = Long.compareUnsigned(last.value(), limit - 1L) < 0 ? last.value() : limit - 1L;
            set.set((int) first.value(), (int) end + 1);
        }
        return set;
    }

    /**
     * A map as {@code xl vcpu-list} prints it: {@code all}, {@code none} or {@code 0-1,3}.
     *
     * @param width how many bits count; the rest is taken as not there
     */
    public static String print(BitSet cpus, int width) {
        BitSet map = cpus.get(0, width);
        if (map.isEmpty()) {
            return "none";
        }
        if (map.cardinality() == width) {
            return "all";
        }
        StringBuilder text = new StringBuilder();
        for (int from = map.nextSetBit(0); from >= 0; ) {
            int to = map.nextClearBit(from) - 1;
            text.append(text.isEmpty() ? "" : ",").append(from);
            if (to > from) {
                text.append('-').append(to);
            }
            from = map.nextSetBit(to + 1);
        }
        return text.toString();
    }
}
