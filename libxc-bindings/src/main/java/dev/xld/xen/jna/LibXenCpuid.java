package dev.xld.xen.jna;

/** {@code xc_cpuid_apply_policy} of libxenguest as it has been since Xen 4.15. */
public final class LibXenCpuid {
    private LibXenCpuid() {}

    /** 0, or minus an errno value; errno itself means nothing. */
    public static native int xc_cpuid_apply_policy(
            long xch,
            int domid,
            byte restore,
            long featureset,
            int nr_features,
            byte pae,
            byte itsc,
            byte nested_virt,
            long xend,
            long msr);
}
