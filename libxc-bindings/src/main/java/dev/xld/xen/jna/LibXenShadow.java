package dev.xld.xen.jna;

/** {@code xc_shadow_control} of libxenctrl as it was in Xen 4.16. */
public final class LibXenShadow {
    public static final int XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION = 31;

    private LibXenShadow() {}

    /** {@code mb} is MiB, asked for and got. */
    public static native int xc_shadow_control(long xch, int domid, int sop, int[] mb, int mode);
}
