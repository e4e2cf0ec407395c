package dev.xld.xen;

/** Whether a domain may be given devices of the host, which takes page tables in the IOMMU. */
public enum Passthrough {
    DISABLED,
    /** Page tables of the IOMMU's own, kept the same as the guest's. */
    SYNC_PT,
    /** The IOMMU reads the guest's own page tables; for HVM with HAP. */
    SHARE_PT
}
