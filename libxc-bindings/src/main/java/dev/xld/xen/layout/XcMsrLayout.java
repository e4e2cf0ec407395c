package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.Chars;
import dev.xld.xen.layout.Field.U32;

/** {@code struct xc_msr}; the same in every release that has it. */
public record XcMsrLayout(int sizeof, U32 index, Chars policy) implements Struct {
    public static final XcMsrLayout ALL = new XcMsrLayout(72, new U32(0), new Chars(4, 65));

    /** Ends the list. */
    public static final int END = -1;

    @Override
    public String cName() {
        return "struct xc_msr";
    }
}
