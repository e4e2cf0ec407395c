package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Rollback;
import dev.xld.xen.Errno;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xen.XenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Xen must let a domain do with a device: its ports, its memory, its interrupt, and its DMA through the IOMMU. Any
 * thread may call.
 */
final class PciGrants {
    private static final Logger LOG = LoggerFactory.getLogger(PciGrants.class);
    private static final int PAGE_SHIFT = 12;
    private static final long PAGE = 1L << PAGE_SHIFT;

    private final PciBus bus;
    private final Pciback pciback;
    private final HardwareAccess hardware;

    PciGrants(PciBus bus, HardwareAccess hardware) {
        this.bus = bus;
        this.pciback = new Pciback(bus);
        this.hardware = hardware;
    }

    /** Grants everything, or nothing. */
    void grant(int domid, GuestDevice device) {
        Rollback rollback = new Rollback();
        PciAddress address = device.address();
        try {
            for (PciBus.Resource resource : bus.resources(address)) {
                access(domid, resource, true);
                rollback.add(() -> access(domid, resource, false));
            }
            bus.irq(address).ifPresent(irq -> {
                int pirq = hardware.mapInterrupt(domid, irq);
                rollback.add(() -> hardware.unmapInterrupt(domid, pirq));
                hardware.interrupt(domid, pirq, true);
                rollback.add(() -> hardware.interrupt(domid, pirq, false));
            });
            if (device.permissive()) {
                pciback.permit(address);
            }
            assign(domid, device);
        } catch (RuntimeException e) {
            throw rollback.after(e);
        }
    }

    private void assign(int domid, GuestDevice device) {
        try {
            hardware.assign(domid, device.address(), device.relaxed());
        } catch (XenException e) {
            String why = switch (e.errno()) {
                case EOPNOTSUPP ->
                    "it was made without use of the IOMMU; create it with passthrough=\"enabled\", or with the"
                            + " device in its pci";
                case EBUSY ->
                    "another domain has it, or the guest has memory where the host's firmware reserves it for the"
                            + " device (then rdm_policy=relaxed helps)";
                default -> throw e;
            };
            throw new ApiException(
                    ErrorKind.WRONG_STATE,
                    "PCI device " + device.address() + " cannot be given to domain " + domid + ": " + why,
                    e.errno().name(),
                    null,
                    e);
        }
    }

    private void access(int domid, PciBus.Resource resource, boolean allowed) {
        if (resource.ports()) {
            hardware.ioPorts(domid, resource.start(), resource.size(), allowed);
        } else {
            long pages = (resource.size() + PAGE - 1) >>> PAGE_SHIFT;
            hardware.ioMemory(domid, resource.start() >>> PAGE_SHIFT, pages, allowed);
        }
    }

    /** Takes everything back and resets the device; what cannot be taken back, of a domain that is gone say, is logged. */
    void revoke(int domid, PciAddress device) {
        attempt(
                device,
                () -> bus.resources(device).forEach(resource -> attempt(device, () -> access(domid, resource, false))));
        attempt(
                device,
                () -> bus.irq(device).ifPresent(irq -> {
                    attempt(device, () -> unmap(domid, irq));
                    attempt(device, () -> hardware.interrupt(domid, irq, false));
                }));
        bus.reset(device);
        attempt(device, () -> hardware.deassign(domid, device));
    }

    /** EINVAL: the device model, which shares the mapping, has undone it already. */
    private void unmap(int domid, int irq) {
        try {
            hardware.unmapInterrupt(domid, irq);
        } catch (XenException e) {
            if (e.errno() != Errno.EINVAL) {
                throw e;
            }
        }
    }

    private static void attempt(PciAddress device, Runnable taking) {
        try {
            taking.run();
        } catch (XenException e) {
            if (e.errno() != Errno.ESRCH) {
                LOG.warn("taking back PCI device {}: {}", device, e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.warn("taking back PCI device {}: {}", device, e.getMessage());
        }
    }
}
