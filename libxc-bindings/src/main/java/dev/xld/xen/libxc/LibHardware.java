package dev.xld.xen.libxc;

import dev.xld.xen.Errno;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xen.ReservedMemory;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenHardware;
import dev.xld.xen.layout.ReservedMemoryLayout;
import dev.xld.xen.release.XenRelease;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** {@link HardwareAccess} on libxenctrl, with handles lent by {@link LibXc}'s {@link Handles}. */
final class LibHardware implements HardwareAccess {
    private static final int LARGEST_BYTE = 0xFF;
    private static final int DEVICE_SHIFT = 3;

    private final XenRelease release;
    private final Handles handles;

    LibHardware(XenRelease release, Handles handles) {
        this.release = release;
        this.handles = handles;
    }

    @FunctionalInterface
    private interface Call {
        int on(long xch);
    }

    private void call(String function, int domid, String about, Call call) {
        Domid.checked(function, domid);
        run(function, "domain " + domid + about, call);
    }

    private int run(String function, String subject, Call call) {
        return handles.lend(handle -> handle.check(function, subject, call.on(handle.xch())));
    }

    @Override
    public void ioPorts(int domid, long first, long count, boolean allowed) {
        String function = "xc_domain_ioport_permission";
        call(
                function,
                domid,
                String.format(", ports %x-%x", first, first + count - 1),
                xch -> LibXenHardware.xc_domain_ioport_permission(
                        xch, domid, word(function, first), word(function, count), allowed ? 1 : 0));
    }

    private static int word(String function, long number) {
        if (number < 0 || number > 0xFFFF_FFFFL) {
            throw new XenException(function, Errno.EINVAL, number + " does not fit in 32 bits");
        }
        return (int) number;
    }

    @Override
    public void ioMemory(int domid, long firstFrame, long frames, boolean allowed) {
        call(
                "xc_domain_iomem_permission",
                domid,
                frames(firstFrame, frames),
                xch -> LibXenHardware.xc_domain_iomem_permission(
                        xch, domid, firstFrame, frames, (byte) (allowed ? 1 : 0)));
    }

    private static String frames(long first, long count) {
        return String.format(", frames %x-%x", first, first + count - 1);
    }

    @Override
    public void mapIoMemory(int domid, long guestFrame, long firstFrame, long frames, boolean mapped) {
        call(
                "xc_domain_memory_mapping",
                domid,
                frames(firstFrame, frames) + String.format(" at %x", guestFrame),
                xch -> LibXenHardware.xc_domain_memory_mapping(
                        xch, domid, guestFrame, firstFrame, frames, mapped ? 1 : 0));
    }

    @Override
    public int mapInterrupt(int domid, int irq) {
        int[] pirq = {irq};
        call(
                "xc_physdev_map_pirq",
                domid,
                ", irq " + irq,
                xch -> LibXenHardware.xc_physdev_map_pirq(xch, domid, irq, pirq));
        return pirq[0];
    }

    @Override
    public void unmapInterrupt(int domid, int pirq) {
        call(
                "xc_physdev_unmap_pirq",
                domid,
                ", pirq " + pirq,
                xch -> LibXenHardware.xc_physdev_unmap_pirq(xch, domid, pirq));
    }

    @Override
    public void interrupt(int domid, int pirq, boolean allowed) {
        String function = "xc_domain_irq_permission";
        if (pirq > LARGEST_BYTE && !release.permitsHighIrqs()) {
            throw new XenException(
                    function, Errno.EINVAL, "pirq " + pirq + "; Xen " + release.version() + " takes none above 255");
        }
        call(
                function,
                domid,
                ", pirq " + pirq,
                xch -> LibXenHardware.xc_domain_irq_permission(xch, domid, pirq, (byte) (allowed ? 1 : 0)));
    }

    @Override
    public void assign(int domid, PciAddress device, boolean relaxed) {
        device(
                "xc_assign_device",
                domid,
                device,
                xch -> LibXenHardware.xc_assign_device(
                        xch, domid, device.sbdf(), relaxed ? LibXenHardware.XEN_DOMCTL_DEV_RDM_RELAXED : 0));
    }

    @Override
    public void deassign(int domid, PciAddress device) {
        device(
                "xc_deassign_device",
                domid,
                device,
                xch -> LibXenHardware.xc_deassign_device(xch, domid, device.sbdf()));
    }

    @Override
    public void testAssign(int domid, PciAddress device) {
        device(
                "xc_test_assign_device",
                domid,
                device,
                xch -> LibXenHardware.xc_test_assign_device(xch, domid, device.sbdf()));
    }

    @Override
    public List<ReservedMemory> reservedMemory() {
        return reserved(LibXenHardware.XENMEM_RDM_ALL, new PciAddress(0, 0, 0, 0));
    }

    @Override
    public List<ReservedMemory> reservedMemory(PciAddress device) {
        return reserved(0, device);
    }

    private List<ReservedMemory> reserved(int flags, PciAddress device) {
        ReservedMemoryLayout layout = ReservedMemoryLayout.ALL;
        int[] count = {0};
        return handles.lend(handle -> {
            ByteBuffer entries = ByteBuffer.allocate(0);
            while (reserved(handle, flags, device, entries, count)) {
                entries = ByteBuffer.allocate(count[0] * layout.sizeof()).order(ByteOrder.nativeOrder());
            }
            return layout.read(entries, Math.min(count[0], entries.capacity() / layout.sizeof()));
        });
    }

    /** Whether there are more than {@code entries} hold. */
    private static boolean reserved(Handle handle, int flags, PciAddress device, ByteBuffer entries, int[] count) {
        int result = LibXenHardware.xc_reserved_device_memory_map(
                handle.xch(),
                flags,
                (short) device.segment(),
                (byte) device.bus(),
                (byte) (device.device() << DEVICE_SHIFT | device.function()),
                entries,
                count);
        if (result < 0 && Errno.of(LibC.errno()) == Errno.ENOBUFS) {
            return true;
        }
        handle.check("xc_reserved_device_memory_map", result);
        return false;
    }

    private void device(String function, int domid, PciAddress device, Call call) {
        if (domid != QUARANTINE) {
            Domid.checked(function, domid);
        }
        run(function, device + (domid == QUARANTINE ? "" : ", domain " + domid), call);
    }
}
