package dev.xld.xen.jna;

/** {@code xc_shadow_control} of libxenctrl as it was in Xen 4.14 and 4.15. */
public final class LibXenShadow414 {
    private LibXenShadow414() {}

    /** {@code mb} is MiB, asked for and got; the pointers may be NULL. */
    public static native int xc_shadow_control(
            long xch, int domid, int sop, long dirty_bitmap, long pages, long[] mb, int mode, long stats);
}
