package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.PciSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.plan.Rollback;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.PciAddress;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Gives domains devices and takes them back, at their creation, while they run and at their end. What fails is taken back:
 * the device is then as it was. Callers hold the domain's lane; different domains side by side.
 */
public final class PciPassthrough {
    /** libxl's LIBXL_INIT_TIMEOUT and LIBXL_DESTROY_TIMEOUT. */
    private static final Duration BACKEND_TIMEOUT = Duration.ofSeconds(10);

    private final XenStore store;
    private final PciBus bus;
    private final PciNodes nodes;
    private final PciSelection selection;
    private final AssignableDevices assignable;
    private final PciGrants grants;
    private final PciBackend backend;
    private final DeviceModelPci deviceModel;
    private final PciRelease release;

    public PciPassthrough(
            XenStore store,
            PciBus bus,
            PciNodes nodes,
            AssignableDevices assignable,
            HardwareAccess hardware,
            DeviceRemoval removal,
            DeviceModelPci deviceModel) {
        this(store, bus, nodes, assignable, hardware, removal, deviceModel, BACKEND_TIMEOUT);
    }

    PciPassthrough(
            XenStore store,
            PciBus bus,
            PciNodes nodes,
            AssignableDevices assignable,
            HardwareAccess hardware,
            DeviceRemoval removal,
            DeviceModelPci deviceModel,
            Duration timeout) {
        this.store = store;
        this.bus = bus;
        this.nodes = nodes;
        this.selection = new PciSelection(bus, nodes);
        this.assignable = assignable;
        this.grants = new PciGrants(bus, hardware);
        this.backend = new PciBackend(store, removal, timeout);
        this.deviceModel = deviceModel;
        this.release = new PciRelease(backend, grants, nodes, assignable, deviceModel);
    }

    /**
     * A device a domain has, by the store.
     *
     * @param vdevfn slot and function in the guest, 0 where the guest chose
     */
    public record Attached(PciAddress address, int vdevfn) {}

    /** Empty for a domain without a backend. */
    public Optional<List<Attached>> list(int domid) {
        PciTree tree = backend.tree();
        return tree.exists(domid)
                ? Optional.of(tree.list(domid).stream()
                        .map(entry -> new Attached(entry.address(), entry.vdevfn()))
                        .toList())
                : Optional.empty();
    }

    /** Where all PCI devices of a domain stand. */
    public static DeviceAddress address(int domid) {
        return PciTree.address(domid);
    }

    /** Whether the domain has a device, or is noted to have one. */
    public boolean has(int domid) {
        return store.list(address(domid).backendPath()).isPresent()
                || !nodes.claimedBy(domid).isEmpty();
    }

    /** The functions of this host that a specification means. */
    public List<PciAddress> functions(PciSpec spec) {
        return selection.functions(spec);
    }

    /** Fails where the device cannot be given to a domain to be; changes nothing. */
    public void check(PciSpec spec) {
        for (GuestDevice device : selection.find(spec)) {
            refuseUsed(device.address());
            if (!device.seize() && !assignable.isHeld(device.address())) {
                throw notAssignable(device.address());
            }
        }
    }

    private void refuseUsed(PciAddress device) {
        nodes.owner(device).ifPresent(owner -> {
            throw PciNodes.inUse(device, owner);
        });
    }

    private static ApiException notAssignable(PciAddress device) {
        return new ApiException(
                ErrorKind.MISSING_RESOURCE,
                "PCI device " + device + " is not assignable: make it so with \"xl pci-assignable-add " + device
                        + "\", or say seize=1");
    }

    /**
     * Gives a domain devices, all or none.
     *
     * @param starting whether the domain is being made: its guest is not there yet to take notice
     * @return where the guest has them
     */
    public List<Attached> attach(int domid, List<PciSpec> specs, boolean starting, Task task) {
        boolean hvm = isHvm(domid);
        List<GuestDevice> wanted = new ArrayList<>();
        for (PciSpec spec : specs) {
            List<GuestDevice> functions = new ArrayList<>(selection.find(spec));
            if (hvm) {
                // Function 0 last, see DeviceModelPci.
                Collections.reverse(functions);
            }
            wanted.addAll(functions);
        }
        if (!hvm && !starting && backend.tree().exists(domid)) {
            backend.awaitConnected(domid, task);
        }
        Rollback rollback = new Rollback();
        try {
            for (GuestDevice device : wanted) {
                take(domid, device, rollback);
            }
            if (!hvm) {
                backend.add(domid, wanted, !starting, task);
                return attached(wanted);
            }
            List<GuestDevice> placed = plug(domid, wanted, starting, rollback);
            backend.note(domid, placed);
            return attached(placed);
        } catch (RuntimeException e) {
            throw rollback.after(e);
        }
    }

    private static List<Attached> attached(List<GuestDevice> devices) {
        return devices.stream()
                .map(device -> new Attached(device.address(), device.vdevfn()))
                .toList();
    }

    /** What was plugged into a guest that does not run yet goes with its device model. */
    private List<GuestDevice> plug(int domid, List<GuestDevice> devices, boolean starting, Rollback rollback) {
        List<GuestDevice> placed = new ArrayList<>();
        if (!starting) {
            rollback.add(() -> {
                if (!placed.isEmpty()) {
                    List<PciAddress> plugged =
                            placed.stream().map(GuestDevice::address).toList();
                    deviceModel.remove(domid, plugged, Task.UNATTENDED);
                }
            });
        }
        for (GuestDevice device : devices) {
            placed.add(device.at(deviceModel.add(domid, device)));
        }
        return placed;
    }

    private boolean isHvm(int domid) {
        String type = store.read("/libxl/" + domid + "/type").orElse("");
        return switch (type) {
            case "pv" -> false;
            case "hvm" -> true;
            default ->
                throw new ApiException(
                        ErrorKind.UNSUPPORTED,
                        "Domain " + domid + " cannot have PCI devices: "
                                + (type.equals("pvh")
                                        ? "Xen gives none to PVH guests."
                                        : "the store does not say what kind of guest it is (/libxl/" + domid
                                                + "/type)."));
        };
    }

    /** Everything but device model and backend. */
    private void take(int domid, GuestDevice device, Rollback rollback) {
        PciAddress address = device.address();
        refuseUsed(address);
        if (device.seize() && !assignable.isHeld(address)) {
            assignable.add(address, nodes.name(address));
            rollback.add(() -> assignable.remove(address, true));
        }
        if (!assignable.isHeld(address)) {
            throw notAssignable(address);
        }
        nodes.claim(address, domid);
        rollback.add(() -> nodes.release(address));
        bus.reset(address);
        grants.grant(domid, device);
        rollback.add(() -> grants.revoke(domid, address));
    }

    /**
     * Takes devices from a running domain.
     *
     * @param force go on if the guest does not let go
     * @throws ApiException {@link ErrorKind#GUEST_TIMEOUT} when not forced and the guest keeps the device; it then still has it
     */
    public void detach(int domid, PciSpec spec, boolean force, Task task) {
        release.detach(domid, functions(spec), isHvm(domid), force, task);
    }

    /** Takes all devices from a domain that ends or never began, and may be gone from Xen already. */
    public void detachAll(int domid) {
        release.detachAll(domid);
    }
}
