package dev.xld.xen.jna;

import org.jspecify.annotations.Nullable;

/** What libxenguest tells of the kernel's ELF notes, since Xen 4.15, once the image is parsed. */
public final class LibXenGuestNotes {
    /** {@code XENFEAT_linux_rsdp_unrestricted}: the kernel takes the RSDP's address from its start info. */
    public static final int XENFEAT_linux_rsdp_unrestricted = 15;

    private LibXenGuestNotes() {}

    /** The note GUEST_OS, {@code linux} for Linux. */
    public static native @Nullable String xc_dom_guest_os(long dom);

    /** A {@code bool}: its low byte counts. */
    public static native byte xc_dom_feature_get(long dom, int nr);
}
