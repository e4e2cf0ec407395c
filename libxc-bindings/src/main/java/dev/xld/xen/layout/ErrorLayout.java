package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.U32;

/** {@code xc_error}, what {@code xc_get_last_error} points at; the same in every release. */
public record ErrorLayout(int sizeof, U32 code) implements Struct {
    public static final ErrorLayout ALL = new ErrorLayout(1028, new U32(0));

    public static final int XC_INVALID_KERNEL = 2;
    public static final int XC_INVALID_PARAM = 3;
    public static final int XC_OUT_OF_MEMORY = 4;

    @Override
    public String cName() {
        return "xc_error";
    }
}
