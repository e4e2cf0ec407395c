package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64Array;

/** {@code struct xc_xend_cpuid}, with four pointers to strings; the same in every release. */
public record XendCpuidLayout(int sizeof, U32 leaf, U32 subleaf, U64Array policy) implements Struct {
    public static final XendCpuidLayout ALL = new XendCpuidLayout(40, new U32(0), new U32(4), new U64Array(8, 4));

    /** As a leaf it ends the list, as a subleaf it means all. */
    public static final int UNUSED = -1;

    @Override
    public String cName() {
        return "struct xc_xend_cpuid";
    }
}
