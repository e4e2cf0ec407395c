package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.U64;

/** {@code xc_meminfo_t}, the same in every release: bytes of memory of a NUMA node. */
public record MemInfoLayout(int sizeof, U64 memsize, U64 memfree) implements Struct {
    public static final MemInfoLayout ALL = new MemInfoLayout(16, new U64(0), new U64(8));

    /** {@code memsize} where there is no node ({@code XEN_INVALID_MEM_SZ}). */
    public static final long NO_NODE = 0xFFFFFFFFL;

    @Override
    public String cName() {
        return "xc_meminfo_t";
    }
}
