package dev.xld.daemon.sim;

import dev.xld.xen.Errno;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xen.ReservedMemory;
import dev.xld.xen.XenException;
import java.util.List;

/** Hardware of a host without an IOMMU: everything may be touched, no device can be passed on. Holds nothing. */
final class SimulatedHardware implements HardwareAccess {
    @Override
    public void ioPorts(int domid, long first, long count, boolean allowed) {}

    @Override
    public void ioMemory(int domid, long firstFrame, long frames, boolean allowed) {}

    @Override
    public void mapIoMemory(int domid, long guestFrame, long firstFrame, long frames, boolean mapped) {}

    @Override
    public int mapInterrupt(int domid, int irq) {
        return irq;
    }

    @Override
    public void unmapInterrupt(int domid, int pirq) {}

    @Override
    public void interrupt(int domid, int pirq, boolean allowed) {}

    @Override
    public void assign(int domid, PciAddress device, boolean relaxed) {
        throw new XenException("xc_assign_device", Errno.EOPNOTSUPP, device.toString());
    }

    @Override
    public void deassign(int domid, PciAddress device) {
        throw new XenException("xc_deassign_device", Errno.EOPNOTSUPP, device.toString());
    }

    @Override
    public void testAssign(int domid, PciAddress device) {
        throw new XenException("xc_test_assign_device", Errno.EOPNOTSUPP, device.toString());
    }

    @Override
    public List<ReservedMemory> reservedMemory() {
        return List.of();
    }

    @Override
    public List<ReservedMemory> reservedMemory(PciAddress device) {
        return List.of();
    }
}
