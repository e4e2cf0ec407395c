package dev.xld.xen.jna;

import org.jspecify.annotations.Nullable;

/**
 * libxenguest's domain builder, {@code xenguest.h}. {@code dom} is the {@code struct xc_dom_image *} that
 * {@link #xc_dom_allocate} answers. Functions answer 0, or a negative number, not always with errno set.
 */
public final class LibXenGuest {
    private LibXenGuest() {}

    /** NULL on failure. Both strings are copied. */
    public static native long xc_dom_allocate(long xch, @Nullable String cmdline, @Nullable String features);

    public static native void xc_dom_release(long dom);

    public static native int xc_dom_kernel_file(long dom, String filename);

    public static native int xc_dom_module_file(long dom, String filename, @Nullable String cmdline);

    /** Zeroed memory that {@link #xc_dom_release} frees; NULL on failure. */
    public static native long xc_dom_malloc(long dom, long size);

    public static native int xc_dom_boot_xen_init(long dom, long xch, int domid);

    public static native int xc_dom_parse_image(long dom);

    public static native int xc_dom_mem_init(long dom, int mem_mb);

    public static native int xc_dom_boot_mem_init(long dom);

    public static native int xc_dom_build_image(long dom);

    public static native int xc_dom_boot_image(long dom);

    public static native int xc_dom_gnttab_init(long dom);
}
