package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.PciAddress;
import java.util.List;

/** What the device model of an HVM guest does for PCI devices. Any thread may call. */
public interface DeviceModelPci {
    /** For daemons that run no device models. */
    DeviceModelPci NONE = new DeviceModelPci() {
        @Override
        public int add(int domid, GuestDevice device) {
            throw unsupported(domid);
        }

        @Override
        public void remove(int domid, List<PciAddress> devices, Task task) {
            throw unsupported(domid);
        }

        private ApiException unsupported(int domid) {
            return new ApiException(
                    ErrorKind.UNSUPPORTED, "Domain " + domid + " has no device model to plug PCI devices into.");
        }
    };

    /**
     * Plugs the device in; of those that share a slot function 0 comes last, and with it the guest sees them all.
     *
     * @return slot and function in the guest, as {@link GuestDevice#vdevfn}
     */
    int add(int domid, GuestDevice device);

    /**
     * Has the guest let go of devices, and waits until it has.
     *
     * @throws ApiException {@link ErrorKind#GUEST_TIMEOUT} when it does not
     */
    void remove(int domid, List<PciAddress> devices, Task task);
}
