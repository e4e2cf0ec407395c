package dev.xld.xen;

/** Whether devices of the host may be given to a domain, and by which page tables they then see its memory. */
public enum Passthrough {
    DISABLED,
    /** Tables of their own, kept in step with the guest's memory. */
    SYNC_PT,
    /** The tables the processor uses (HVM with HAP only). */
    SHARE_PT
}
