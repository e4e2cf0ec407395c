package dev.xld.xen;

import java.util.List;

/**
 * Hypercalls that let a domain touch the host's hardware itself: I/O ports, memory of devices, interrupts, PCI devices.
 * Xen lets the caller pass on only what it may touch itself (EPERM). Failures are {@link XenException}s; safe for any
 * number of threads.
 */
public interface HardwareAccess {
    /** The domain that holds devices set aside: {@code DOMID_IO}. A target of {@link #assign} and {@link #deassign}. */
    int QUARANTINE = 0x7FF1;

    /** {@code xc_domain_ioport_permission}. */
    void ioPorts(int domid, long first, long count, boolean allowed);

    /** {@code xc_domain_iomem_permission}, in frames. */
    void ioMemory(int domid, long firstFrame, long frames, boolean allowed);

    /** Shows frames of the host at {@code guestFrame} ({@code xc_domain_memory_mapping}); nothing for a PV guest. */
    void mapIoMemory(int domid, long guestFrame, long firstFrame, long frames, boolean mapped);

    /** Gives the domain a pirq for an interrupt of the host, if it can be that of the same number; answers the pirq. */
    int mapInterrupt(int domid, int irq);

    void unmapInterrupt(int domid, int pirq);

    /** {@code xc_domain_irq_permission}. */
    void interrupt(int domid, int pirq, boolean allowed);

    /** @param relaxed whether memory the firmware reserved for the device may be missing from the guest's map */
    void assign(int domid, PciAddress device, boolean relaxed);

    void deassign(int domid, PciAddress device);

    /** Fails where {@link #assign} would: EOPNOTSUPP without an IOMMU, EINVAL when another domain has the device. */
    void testAssign(int domid, PciAddress device);

    /** What firmware reserves for any device of the host. */
    List<ReservedMemory> reservedMemory();

    /** What firmware reserves for this device. */
    List<ReservedMemory> reservedMemory(PciAddress device);
}
