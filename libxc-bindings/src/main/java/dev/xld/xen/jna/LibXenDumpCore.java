package dev.xld.xen.jna;

/** {@code xc_domain_dumpcore}, which moved from libxenctrl to libxenguest in Xen 4.15. */
public final class LibXenDumpCore {
    private LibXenDumpCore() {}

    /** 0, -1 with errno set, or minus an errno value. */
    public static native int xc_domain_dumpcore(long xch, int domid, String corename);
}
