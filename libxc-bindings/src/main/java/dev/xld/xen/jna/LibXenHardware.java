package dev.xld.xen.jna;

import java.nio.ByteBuffer;

/**
 * What of libxenctrl is about the host's hardware, {@code xenctrl.h}. As in {@link LibXenCtrl}, a function answers 0, or -1
 * with errno set, unless a line says otherwise.
 */
public final class LibXenHardware {
    public static final int XEN_DOMCTL_DEV_RDM_RELAXED = 1;
    public static final int XENMEM_RDM_ALL = 1;

    private LibXenHardware() {}

    public static native int xc_domain_ioport_permission(
            long xch, int domid, int first_port, int nr_ports, int allow_access);

    public static native int xc_domain_iomem_permission(
            long xch, int domid, long first_mfn, long nr_mfns, byte allow_access);

    public static native int xc_domain_memory_mapping(
            long xch, int domid, long first_gfn, long first_mfn, long nr_mfns, int add_mapping);

    /** Before Xen 4.16 {@code pirq} is a {@code uint8_t}. */
    public static native int xc_domain_irq_permission(long xch, int domid, int pirq, byte allow_access);

    /** {@code pirq} is the one wanted, and the one got. */
    public static native int xc_physdev_map_pirq(long xch, int domid, int index, int[] pirq);

    public static native int xc_physdev_unmap_pirq(long xch, int domid, int pirq);

    public static native int xc_assign_device(long xch, int domid, int machine_sbdf, int flag);

    public static native int xc_deassign_device(long xch, int domid, int machine_sbdf);

    public static native int xc_test_assign_device(long xch, int domid, int machine_sbdf);

    /** ENOBUFS with fewer {@code entries} than there are; {@code count} then says how many there are. */
    public static native int xc_reserved_device_memory_map(
            long xch, int flags, short seg, byte bus, byte devfn, ByteBuffer entries, int[] count);
}
