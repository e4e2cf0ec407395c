package dev.xld.daemon.domain.create;

import dev.xld.xen.E820Entry;
import dev.xld.xen.E820Entry.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory map of a PV guest with devices of the host ({@code e820_host}): its RAM, and every place where the host has
 * something, so that Linux, which takes gaps in the map for room for devices, finds the gaps the host has. Pure functions.
 */
final class HostMemoryMap {
    /** What lies lower is legacy; the guest has RAM there. */
    private static final long LEGACY_END = 1 << 20;

    private static final long HIGH = 1L << 32;
    private static final long KIB = 1024;

    private HostMemoryMap() {}

    /**
     * @param ramKib what the guest starts with; what would reach into the host's reserved memory is moved above 4 GiB
     * @param moreKib what it may grow by, which goes there too
     */
    static List<E820Entry> forGuest(List<E820Entry> host, long ramKib, long moreKib) {
        List<E820Entry> seen =
                host.stream().filter(entry -> entry.addr() > LEGACY_END).toList();
        OptionalLong hole = seen.stream()
                .filter(entry -> entry.type() != Type.RAM && entry.type() != Type.UNUSABLE)
                .mapToLong(entry -> entry.addr() / KIB * KIB)
                .min();
        long ram = ramKib * KIB;
        long ramEnd = Math.min(ram, hole.orElse(ram));
        List<E820Entry> map = new ArrayList<>();
        map.add(new E820Entry(0, ramEnd, Type.RAM));
        addFilling(map, seen, ramEnd, hole);
        for (E820Entry entry : seen) {
            if (entry.type() == Type.RAM) {
                addBlocked(map, entry, ramEnd, hole);
            } else if (entry.type() != Type.UNUSABLE && entry.end() >= ramEnd) {
                map.add(entry);
            }
        }
        long high = ram - ramEnd + moreKib * KIB;
        if (high > 0) {
            map.add(new E820Entry(Math.max(HIGH, ramEnd), high, Type.RAM));
        }
        return map;
    }

    /** Between the guest's RAM and the host's first reserved memory is no room for devices. */
    private static void addFilling(List<E820Entry> map, List<E820Entry> seen, long ramEnd, OptionalLong hole) {
        boolean blocked = seen.stream().anyMatch(entry -> blocks(entry, ramEnd) && from(entry, ramEnd) == ramEnd);
        if (hole.isPresent() && hole.getAsLong() > ramEnd && !blocked) {
            map.add(new E820Entry(ramEnd, hole.getAsLong() - ramEnd, Type.UNUSABLE));
        }
    }

    /** RAM of the host that is none of the guest's is nothing it may use. */
    private static void addBlocked(List<E820Entry> map, E820Entry ram, long ramEnd, OptionalLong hole) {
        if (!blocks(ram, ramEnd)) {
            return;
        }
        long from = from(ram, ramEnd);
        long end = from == ramEnd && hole.isPresent() ? Math.max(ram.end(), hole.getAsLong()) : ram.end();
        map.add(new E820Entry(from, end - from, Type.UNUSABLE));
    }

    private static boolean blocks(E820Entry entry, long ramEnd) {
        return entry.type() == Type.RAM && entry.addr() < HIGH && entry.end() > ramEnd;
    }

    private static long from(E820Entry entry, long ramEnd) {
        return Math.max(entry.addr(), ramEnd);
    }
}
