package dev.xld.xen.layout;

import dev.xld.xen.PciAddress;
import dev.xld.xen.layout.Field.U16;
import dev.xld.xen.layout.Field.U8;
import java.nio.ByteBuffer;

/** {@code physdev_pci_device_t}, the same in every release. */
public record PciDeviceLayout(int sizeof, U16 seg, U8 bus, U8 devfn) implements Struct {
    public static final PciDeviceLayout ALL = new PciDeviceLayout(4, new U16(0), new U8(2), new U8(3));

    @Override
    public String cName() {
        return "physdev_pci_device_t";
    }

    public void write(ByteBuffer struct, PciAddress address) {
        seg.set(struct, address.segment());
        bus.set(struct, address.bus());
        devfn.set(struct, address.device() << 3 | address.function());
    }
}
