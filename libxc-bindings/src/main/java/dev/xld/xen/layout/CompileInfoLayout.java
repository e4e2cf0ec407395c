package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.Chars;

/** {@code xen_compile_info_t}, what {@code XENVER_compile_info} fills; the same in every release. */
public record CompileInfoLayout(int sizeof, Chars compiler, Chars compile_by, Chars compile_domain, Chars compile_date)
        implements Struct {
    public static final CompileInfoLayout ALL =
            new CompileInfoLayout(144, new Chars(0, 64), new Chars(64, 16), new Chars(80, 32), new Chars(112, 32));

    @Override
    public String cName() {
        return "struct xen_compile_info";
    }
}
