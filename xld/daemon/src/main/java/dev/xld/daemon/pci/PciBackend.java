package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.plan.Rollback;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xen.PciAddress;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conversation with pciback and, through it, with the guest's pcifront, over the states in {@link PciTree}. Any thread may
 * call, one at a time for a domain.
 */
final class PciBackend {
    /** Initialised, Connected: the backend has opened the devices. */
    private static final Set<String> TAKEN = Set.of("3", PciTree.CONNECTED);

    private static final Set<String> REFUSED = Set.of("5", "6");

    private final XenStore store;
    private final PciTree tree;
    private final DeviceRemoval removal;
    private final Duration timeout;

    PciBackend(XenStore store, DeviceRemoval removal, Duration timeout) {
        this.store = store;
        this.tree = new PciTree(store);
        this.removal = removal;
        this.timeout = timeout;
    }

    PciTree tree() {
        return tree;
    }

    /**
     * Shows devices to a PV domain, all or none, and waits until they are taken.
     *
     * @param asked whether there is a guest that must take notice: one that runs and has such devices already
     */
    void add(int domid, List<GuestDevice> devices, boolean asked, Task task) {
        boolean first = !tree.exists(domid);
        boolean guests = asked && !first;
        try {
            note(domid, devices);
            awaitTaken(domid, guests, devices, task);
        } catch (RuntimeException e) {
            Rollback rollback = new Rollback();
            rollback.add(() ->
                    remove(domid, devices.stream().map(GuestDevice::address).toList()));
            throw rollback.after(e);
        }
    }

    /** Writes down devices of an HVM guest, which sees them in its device model and never answers here. */
    void note(int domid, List<GuestDevice> devices) {
        tree.add(domid, store.read("/local/domain/" + domid + "/name").orElse(""), devices);
    }

    private void awaitTaken(int domid, boolean guests, List<GuestDevice> devices, Task task) {
        Set<String> ends = new HashSet<>(REFUSED);
        ends.addAll(guests ? Set.of(PciTree.CONNECTED) : TAKEN);
        boolean ended = await(domid, ends, task);
        boolean refused = REFUSED.contains(state(domid));
        if (ended && !refused) {
            return;
        }
        String what =
                devices.stream().map(device -> device.address().toString()).collect(Collectors.joining(", "));
        String who = guests ? "domain " + domid : "the kernel (xen-pciback)";
        throw new ApiException(
                refused || !guests ? ErrorKind.XEN_FAILED : ErrorKind.GUEST_TIMEOUT,
                "PCI device " + what + ": "
                        + (refused
                                ? "the kernel (xen-pciback) refused it"
                                : who + " did not take it within " + timeout.toSeconds() + " s")
                        + kernelsWords(domid));
    }

    private String kernelsWords(int domid) {
        return store.read("/local/domain/0/error/backend/pci/" + domid + "/0/error")
                .map(words -> "; the kernel says: " + words)
                .orElse("");
    }

    /** Waits until a PV guest has taken the devices it has: before, no change can be asked for. */
    void awaitConnected(int domid, Task task) {
        if (!await(domid, Set.of(PciTree.CONNECTED), task)) {
            throw new ApiException(
                    ErrorKind.GUEST_TIMEOUT,
                    "Domain " + domid + " has not taken the PCI devices it has within " + timeout.toSeconds()
                            + " s, and cannot be asked for a change; is xen-pcifront loaded there?");
        }
    }

    private boolean await(int domid, Set<String> states, Task task) {
        return Waits.forStore(store, PciTree.state(domid), timeout, task, () -> states.contains(state(domid)));
    }

    private String state(int domid) {
        return store.read(PciTree.state(domid)).orElse("");
    }

    /** Has a PV guest let go of a device; if it does not in time, it keeps it and this fails. */
    void askFor(int domid, PciTree.Entry entry, Task task) {
        awaitConnected(domid, task);
        Optional<String> was = tree.stateOf(domid, entry.index());
        tree.close(domid, entry.index());
        boolean let = false;
        try {
            let = await(domid, Set.of(PciTree.CONNECTED), task);
        } finally {
            if (!let) {
                tree.reopen(domid, entry.index(), was);
            }
        }
        if (!let) {
            throw new ApiException(
                    ErrorKind.GUEST_TIMEOUT,
                    "Domain " + domid + " did not release PCI device " + entry.address() + " within "
                            + timeout.toSeconds() + " s; it may still be in use there. -f takes it all the same.");
        }
    }

    /** Removes devices from the store, and the backend with the last. */
    void remove(int domid, List<PciAddress> devices) {
        boolean last = tree.list(domid).stream().allMatch(entry -> devices.contains(entry.address()));
        if (last) {
            removeAll(domid);
        } else {
            devices.forEach(device -> tree.forget(domid, device));
        }
    }

    /** Ends the backend, whatever the guest does. */
    void removeAll(int domid) {
        removal.remove(PciTree.address(domid), true, () -> {}, Task.UNATTENDED);
    }
}
