package dev.xld.xen.jna;

/** {@code xc_cpuid_apply_policy} of libxenguest as it was in Xen 4.14. */
public final class LibXenCpuid414 {
    private LibXenCpuid414() {}

    /** 0, or minus an errno value; errno itself means nothing. */
    public static native int xc_cpuid_apply_policy(
            long xch, int domid, byte restore, long featureset, int nr_features, byte pae, long xend, long msr);
}
