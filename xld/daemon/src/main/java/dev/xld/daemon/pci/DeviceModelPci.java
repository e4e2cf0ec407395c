package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.PciAddress;

/** What the device model of an HVM guest does for a PCI device. Any thread may call. */
public interface DeviceModelPci {
    /** For daemons that run no device models. */
    DeviceModelPci NONE = new DeviceModelPci() {
        @Override
        public int add(int domid, GuestDevice device, Task task) {
            throw unsupported(domid);
        }

        @Override
        public void remove(int domid, PciAddress device, Task task) {
            throw unsupported(domid);
        }

        private ApiException unsupported(int domid) {
            return new ApiException(
                    ErrorKind.UNSUPPORTED, "xld cannot give PCI devices to the HVM guest " + domid + " yet.");
        }
    };

    /** Plugs the device in ({@code device_add}); answers slot and function in the guest, as {@link GuestDevice#vdevfn}. */
    int add(int domid, GuestDevice device, Task task);

    /** Unplugs it ({@code device_del}) and waits until the guest has let go of it. */
    void remove(int domid, PciAddress device, Task task);
}
