package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;

/** {@code xc_cpupoolinfo_t}, the same in every release. */
public record CpupoolInfoLayout(int sizeof, U32 cpupool_id, U32 sched_id, U32 n_dom, U64 cpumap) implements Struct {
    public static final CpupoolInfoLayout ALL =
            new CpupoolInfoLayout(24, new U32(0), new U32(4), new U32(8), new U64(16));

    @Override
    public String cName() {
        return "xc_cpupoolinfo_t";
    }
}
