package dev.xld.daemon.pci;

import dev.xld.daemon.device.DeviceAddress;
import dev.xld.xen.PciAddress;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.Permission.Access;
import dev.xld.xenstore.StoreAccess;
import dev.xld.xenstore.StoreChange;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one backend a domain has for all its PCI devices, numbered from 0 without gaps, as libxl writes it. libxl keeps no copy
 * of it; the guest cannot write there. Any thread may call.
 */
final class PciTree {
    static final String CONNECTED = "4";
    private static final String INITIALISING = "1";
    private static final String CLOSING = "5";
    private static final String RECONFIGURING = "7";
    private static final List<String> KEYS = List.of("key", "dev", "vdevfn", "vdev", "name", "opts", "state");

    private final XenStore store;

    PciTree(XenStore store) {
        this.store = store;
    }

    /** A device the domain has. */
    record Entry(int index, PciAddress address, int vdevfn) {}

    static DeviceAddress address(int domid) {
        return new DeviceAddress(domid, "pci", 0, 0, "pci");
    }

    private static String back(int domid) {
        return address(domid).backendPath();
    }

    static String state(int domid) {
        return back(domid) + "/state";
    }

    boolean exists(int domid) {
        return store.read(back(domid) + "/num_devs").isPresent();
    }

    List<Entry> list(int domid) {
        return list(store, domid);
    }

    private static List<Entry> list(StoreAccess access, int domid) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count(access, domid); i++) {
            int index = i;
            int vdevfn = access.read(back(domid) + "/vdevfn-" + i)
                    .filter(text -> text.matches("[0-9a-f]{1,4}"))
                    .map(text -> Integer.parseInt(text, 16))
                    .orElse(0);
            access.read(back(domid) + "/dev-" + i)
                    .flatMap(PciAddress::of)
                    .ifPresent(address -> entries.add(new Entry(index, address, vdevfn)));
        }
        return entries;
    }

    private static int count(StoreAccess access, int domid) {
        return access.read(back(domid) + "/num_devs")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Adds devices; makes the backend where it is not there, and else asks it to look at them. */
    void add(int domid, String domainName, List<GuestDevice> devices) {
        store.transact(tx -> {
            boolean there = tx.read(back(domid) + "/num_devs").isPresent();
            int first = count(tx, domid);
            List<StoreChange> changes = new ArrayList<>(there ? List.of() : backend(domid, domainName));
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < devices.size(); i++) {
                describe(values, first + i, devices.get(i));
            }
            values.put("num_devs", Integer.toString(first + devices.size()));
            if (there) {
                values.put("state", RECONFIGURING);
            }
            write(changes, back(domid), values);
            tx.applyAll(changes);
            return first;
        });
    }

    private static void describe(Map<String, String> values, int index, GuestDevice device) {
        values.put("key-" + index, device.address().toString());
        values.put("dev-" + index, device.address().toString());
        if (device.vdevfn() != 0) {
            values.put("vdevfn-" + index, Integer.toHexString(device.vdevfn()));
        }
        device.name().ifPresent(name -> values.put("name-" + index, name));
        values.put("opts-" + index, device.options());
        values.put("state-" + index, INITIALISING);
    }

    private static List<StoreChange> backend(int domid, String domainName) {
        List<StoreChange> changes = new ArrayList<>();
        String front = address(domid).frontendPath();
        directory(changes, back(domid), 0, domid);
        Map<String, String> backend = new LinkedHashMap<>();
        backend.put("frontend", front);
        backend.put("frontend-id", Integer.toString(domid));
        backend.put("online", "1");
        backend.put("state", INITIALISING);
        backend.put("domain", domainName);
        write(changes, back(domid), backend);
        directory(changes, front, domid, 0);
        Map<String, String> frontend = new LinkedHashMap<>();
        frontend.put("backend", back(domid));
        frontend.put("backend-id", "0");
        frontend.put("state", INITIALISING);
        write(changes, front, frontend);
        return changes;
    }

    private static void directory(List<StoreChange> changes, String path, int owner, int reader) {
        changes.add(new StoreChange.Remove(path));
        changes.add(new StoreChange.Mkdir(path));
        changes.add(new StoreChange.SetPermissions(
                path, List.of(new Permission(owner, Access.NONE), new Permission(reader, Access.READ))));
    }

    private static void write(List<StoreChange> changes, String path, Map<String, String> values) {
        values.forEach((key, value) -> changes.add(new StoreChange.Write(path + "/" + key, value)));
    }

    /** Asks the guest to let go of a device; an HVM guest does not answer, and the state stays. */
    void close(int domid, int index) {
        store.transact(tx -> {
            tx.write(back(domid) + "/state-" + index, CLOSING);
            tx.write(state(domid), RECONFIGURING);
            return index;
        });
    }

    /** Takes {@link #close} back: the device stays in use. */
    void reopen(int domid, int index, Optional<String> was) {
        store.transact(tx -> {
            tx.write(back(domid) + "/state-" + index, was.orElse(CONNECTED));
            tx.write(state(domid), CONNECTED);
            return index;
        });
    }

    /** Whether pciback counts this device as the domain's. */
    boolean taken(int domid, int index) {
        return stateOf(domid, index)
                .filter(state -> !state.equals(INITIALISING))
                .isPresent();
    }

    Optional<String> stateOf(int domid, int index) {
        return store.read(back(domid) + "/state-" + index);
    }

    /** Forgets a device; those behind it move up. */
    void forget(int domid, PciAddress device) {
        store.transact(tx -> {
            list(tx, domid).stream()
                    .filter(entry -> entry.address().equals(device))
                    .findFirst()
                    .ifPresent(entry -> forget(tx, domid, entry.index()));
            return device;
        });
    }

    private static void forget(StoreAccess tx, int domid, int index) {
        int last = count(tx, domid) - 1;
        for (int i = index; i <= last; i++) {
            for (String key : KEYS) {
                Optional<String> next = i < last ? tx.read(back(domid) + "/" + key + "-" + (i + 1)) : Optional.empty();
                String here = back(domid) + "/" + key + "-" + i;
                next.ifPresentOrElse(value -> tx.write(here, value), () -> tx.remove(here));
            }
        }
        tx.write(back(domid) + "/num_devs", Integer.toString(last));
    }
}
