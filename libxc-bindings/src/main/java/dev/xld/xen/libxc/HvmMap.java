package dev.xld.xen.libxc;

import dev.xld.xen.E820Entry;
import dev.xld.xen.E820Entry.Type;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmMemory;
import java.util.ArrayList;
import java.util.List;

/** The memory map of a guest in an HVM container. Below 1 MiB an HVM guest's is the firmware's business. Stateless. */
final class HvmMap {
    private static final long FIRMWARE_END = 0x100000;
    private static final long FOUR_GIB = 1L << 32;

    private HvmMap() {}

    /** @param acpi where ACPI tables lie */
    static List<E820Entry> of(GuestType type, HvmMemory memory, List<E820Entry> acpi) {
        List<E820Entry> map = new ArrayList<>();
        long start = type == GuestType.HVM ? FIRMWARE_END : 0;
        map.add(new E820Entry(start, memory.lowmemEnd() - start, Type.RAM));
        memory.reserved().forEach(range -> map.add(new E820Entry(range.start(), range.size(), Type.RESERVED)));
        if (type == GuestType.PVH) {
            map.add(new E820Entry(HvmMemory.SPECIAL_PAGES, HvmMemory.SPECIAL_PAGES_SIZE, Type.RESERVED));
        }
        map.addAll(acpi);
        if (memory.highmemEnd() > 0) {
            map.add(new E820Entry(FOUR_GIB, memory.highmemEnd() - FOUR_GIB, Type.RAM));
        }
        return List.copyOf(map);
    }
}
