package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.PciAddress;
import dev.xld.xenstore.StoreAccess;
import dev.xld.xenstore.XenStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * What libxl keeps of devices in {@code /libxl/pci/<dddd-bb-dd-f>}: the domain that has it, the driver it had before, the
 * name it was given. Only dom0 can write there. Any thread may call.
 */
public final class PciNodes {
    private static final String TOP = "/libxl/pci";

    private final XenStore store;
    private final IntPredicate lives;

    /** @param lives whether there is a domain of this id: what is noted of others counts for nothing */
    public PciNodes(XenStore store, IntPredicate lives) {
        this.store = store;
        this.lives = lives;
    }

    private static String node(PciAddress device, String key) {
        return String.format(
                "%s/%04x-%02x-%02x-%x/%s",
                TOP, device.segment(), device.bus(), device.device(), device.function(), key);
    }

    /** All devices something is kept of. */
    private List<PciAddress> known() {
        return store.list(TOP).orElse(List.of()).stream()
                .flatMap(name -> PciAddress.of(name.replaceFirst("^(....)-(..)-(..)-(.)$", "$1:$2:$3.$4")).stream())
                .toList();
    }

    /** The domain that has the device. */
    public OptionalInt owner(PciAddress device) {
        return owner(store, device);
    }

    private OptionalInt owner(StoreAccess access, PciAddress device) {
        String text = access.read(node(device, "domid")).orElse("");
        if (!text.matches("[0-9]{1,5}") || !lives.test(Integer.parseInt(text))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** The devices noted as this domain's, be it alive or not. */
    List<PciAddress> claimedBy(int domid) {
        return known().stream()
                .filter(device -> store.read(node(device, "domid"))
                        .filter(Integer.toString(domid)::equals)
                        .isPresent())
                .toList();
    }

    /** Notes the device as the domain's; of two that want it at once one gets it. */
    void claim(PciAddress device, int domid) {
        store.transact(tx -> {
            OptionalInt owner = owner(tx, device);
            if (owner.isPresent()) {
                throw inUse(device, owner.getAsInt());
            }
            tx.write(node(device, "domid"), Integer.toString(domid));
            return domid;
        });
    }

    static ApiException inUse(PciAddress device, int domid) {
        return new ApiException(
                ErrorKind.WRONG_STATE,
                "PCI device " + device + ": domain " + domid + " has it; detach it there first (xl pci-detach " + domid
                        + " " + device + ")");
    }

    void release(PciAddress device) {
        forget(device, "domid");
    }

    /** Removes a node, and those above it that became empty. */
    private void forget(PciAddress device, String key) {
        String node = node(device, key);
        String directory = node.substring(0, node.lastIndexOf('/'));
        store.transact(tx -> {
            tx.remove(node);
            for (String above : List.of(directory, TOP)) {
                if (tx.list(above).filter(List::isEmpty).isPresent()) {
                    tx.remove(above);
                }
            }
            return key;
        });
    }

    Optional<String> driver(PciAddress device) {
        return store.read(node(device, "driver_path"));
    }

    void setDriver(PciAddress device, String path) {
        store.write(node(device, "driver_path"), path);
    }

    void forgetDriver(PciAddress device) {
        forget(device, "driver_path");
    }

    Optional<String> name(PciAddress device) {
        return store.read(node(device, "name"));
    }

    void setName(PciAddress device, Optional<String> name) {
        name.ifPresentOrElse(given -> store.write(node(device, "name"), given), () -> forget(device, "name"));
    }

    /** The device that was given this name. */
    public Optional<PciAddress> named(String name) {
        return known().stream()
                .filter(device -> name(device).filter(name::equals).isPresent())
                .findFirst();
    }
}
