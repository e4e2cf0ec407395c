package dev.xld.xen.jna;

/** The size of a guest's paging pool, as libxenctrl of Xen 4.17 and later sets it. */
public final class LibXenPaging {
    private LibXenPaging() {}

    /** Bytes, whole pages. */
    public static native int xc_set_paging_mempool_size(long xch, int domid, long paging_mempool_size);
}
