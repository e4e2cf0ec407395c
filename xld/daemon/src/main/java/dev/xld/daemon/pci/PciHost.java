package dev.xld.daemon.pci;

import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.nio.file.Path;

/** The parts of this package put together for one host. Each is safe for any number of threads. */
public record PciHost(
        PciNodes nodes, PciSelection selection, AssignableDevices assignable, PciPassthrough passthrough) {
    /** @param sys {@code /sys} on a real host */
    public static PciHost of(
            Path sys, Hypervisor hypervisor, XenStore store, DeviceRemoval removal, DeviceModelPci deviceModel) {
        PciBus bus = new PciBus(sys);
        PciNodes nodes = new PciNodes(store, domid -> hypervisor.domain(domid).isPresent());
        AssignableDevices assignable = new AssignableDevices(bus, nodes, hypervisor.hardware());
        return new PciHost(
                nodes,
                new PciSelection(bus, nodes),
                assignable,
                new PciPassthrough(store, bus, nodes, assignable, hypervisor.hardware(), removal, deviceModel));
    }
}
