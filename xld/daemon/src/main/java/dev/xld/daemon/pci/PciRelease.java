package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.PciAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How domains lose devices: the guest is asked first, then Xen's grants are taken and the notes removed. {@link PciPassthrough}
 * calls it, on the domain's lane.
 */
final class PciRelease {
    private static final Logger LOG = LoggerFactory.getLogger(PciRelease.class);
    private static final int SLOT_SHIFT = 3;

    private final PciBackend backend;
    private final PciGrants grants;
    private final PciNodes nodes;
    private final AssignableDevices assignable;
    private final DeviceModelPci deviceModel;

    PciRelease(
            PciBackend backend,
            PciGrants grants,
            PciNodes nodes,
            AssignableDevices assignable,
            DeviceModelPci deviceModel) {
        this.backend = backend;
        this.grants = grants;
        this.nodes = nodes;
        this.assignable = assignable;
        this.deviceModel = deviceModel;
    }

    void detach(int domid, List<PciAddress> devices, boolean hvm, boolean force, Task task) {
        devices.forEach(device -> entry(domid, device));
        if (hvm) {
            unplug(domid, devices, force, task);
        } else {
            devices.forEach(device -> letGo(domid, device, force, task));
        }
    }

    private PciTree.Entry entry(int domid, PciAddress device) {
        return backend.tree().list(domid).stream()
                .filter(had -> had.address().equals(device))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorKind.WRONG_STATE, "PCI device " + device + " is not attached to domain " + domid + "."));
    }

    private void letGo(int domid, PciAddress device, boolean force, Task task) {
        orByForce(force, () -> backend.askFor(domid, entry(domid, device), task));
        backend.remove(domid, List.of(device));
        takeBack(domid, device);
    }

    private void unplug(int domid, List<PciAddress> devices, boolean force, Task task) {
        orByForce(force, () -> {
            refuseHalfASlot(domid, devices);
            deviceModel.remove(domid, devices, task);
        });
        for (PciAddress device : devices) {
            PciTree.Entry entry = entry(domid, device);
            boolean taken = backend.tree().taken(domid, entry.index());
            backend.tree().close(domid, entry.index());
            backend.remove(domid, List.of(device));
            takeBack(domid, device);
            if (taken && backend.tree().exists(domid)) {
                assignable.renew(device);
            }
        }
    }

    /** A guest lets go of a slot with all that is in it. */
    private void refuseHalfASlot(int domid, List<PciAddress> devices) {
        List<PciTree.Entry> all = backend.tree().list(domid);
        for (PciTree.Entry entry : all) {
            all.stream()
                    .filter(other -> other.vdevfn() >> SLOT_SHIFT == entry.vdevfn() >> SLOT_SHIFT)
                    .filter(other -> devices.contains(entry.address()) && !devices.contains(other.address()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new ApiException(
                                ErrorKind.WRONG_STATE,
                                "PCI device " + entry.address() + " shares a slot of domain " + domid + " with "
                                        + other.address() + " and can only go together with it: detach "
                                        + entry.address().toString().replaceFirst(".$", "*") + ".");
                    });
        }
    }

    private static void orByForce(boolean force, Runnable asking) {
        try {
            asking.run();
        } catch (ApiException e) {
            if (!force) {
                throw e;
            }
            LOG.warn("{} It is taken by force.", e.getMessage());
        }
    }

    private void takeBack(int domid, PciAddress device) {
        grants.revoke(domid, device);
        nodes.release(device);
    }

    void detachAll(int domid) {
        Set<PciAddress> devices = new LinkedHashSet<>();
        backend.tree().list(domid).forEach(entry -> devices.add(entry.address()));
        devices.addAll(nodes.claimedBy(domid));
        backend.removeAll(domid);
        devices.forEach(device -> takeBack(domid, device));
    }
}
