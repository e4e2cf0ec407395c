package dev.xld.daemon.pci;

import dev.xld.daemon.plan.Task;
import dev.xld.xen.PciAddress;
import java.util.List;

/** What the device model of an HVM guest does for PCI devices. Any thread may call. */
public interface DeviceModelPci {
    /**
     * Plugs the device in; of those that share a slot function 0 comes last, and with it the guest sees them all.
     *
     * @return slot and function in the guest, as {@link GuestDevice#vdevfn}
     */
    int add(int domid, GuestDevice device);

    /**
     * Has the guest let go of devices, and waits until it has.
     *
     * @throws dev.xld.api.ApiException of the kind GUEST_TIMEOUT, when it does not
     */
    void remove(int domid, List<PciAddress> devices, Task task);
}
