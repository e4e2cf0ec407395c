package dev.xld.xen.layout;

import dev.xld.xen.ReservedMemory;
import dev.xld.xen.layout.Field.U64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** {@code struct xen_reserved_device_memory}, the same in every release. */
public record ReservedMemoryLayout(int sizeof, U64 start_pfn, U64 nr_pages) implements Struct {
    public static final ReservedMemoryLayout ALL = new ReservedMemoryLayout(16, new U64(0), new U64(8));

    private static final int PAGE_SHIFT = 12;

    @Override
    public String cName() {
        return "struct xen_reserved_device_memory";
    }

    public List<ReservedMemory> read(ByteBuffer structs, int count) {
        List<ReservedMemory> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer struct = structs.slice(i * sizeof, sizeof).order(ByteOrder.nativeOrder());
            ranges.add(new ReservedMemory(start_pfn.get(struct) << PAGE_SHIFT, nr_pages.get(struct) << PAGE_SHIFT));
        }
        return List.copyOf(ranges);
    }
}
