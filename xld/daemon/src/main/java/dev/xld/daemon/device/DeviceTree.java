package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.CNumber;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.Permission.Access;
import dev.xld.xenstore.StoreAccess;
import dev.xld.xenstore.StoreChange;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The three places of a device in the store (frontend, backend, libxl's copy), written and removed as libxl does, each time
 * in one transaction. Only libxl's copy, which no guest can write, is ever read back. Safe for any number of threads.
 */
public final class DeviceTree {
    private static final Pattern BACKEND =
            Pattern.compile("/local/domain/(\\d{1,5})/backend/([a-z0-9_]+)/\\d{1,5}/\\d{1,10}");

    private static final int MOST_TEXT = 256;

    private static final Set<String> NEVER_EMPTY = Set.of("/local", "/local/domain", "/local/domain/0", "/libxl");

    private final XenStore store;
    /** Devices to remove when {@link #removeTogether} of their domain ends. */
    private final Map<Integer, Queue<DeviceAddress>> together = new ConcurrentHashMap<>();

    public DeviceTree(XenStore store) {
        this.store = store;
    }

    /** Writes new devices; fails, with none written, when the domain has one in such a place. */
    public void add(List<Plug> plugs) {
        List<Plug> devices = plugs.stream()
                .filter(plug -> plug.nodes() != DeviceNodes.WRITTEN_BY_CONNECTION)
                .toList();
        List<StoreChange> changes = new ArrayList<>();
        devices.forEach(plug -> changes.addAll(additions(plug.address(), plug.nodes())));
        if (changes.isEmpty()) {
            return;
        }
        store.transact(tx -> {
            requireFree(tx, devices);
            tx.applyAll(changes);
            return true;
        });
    }

    private static void requireFree(StoreAccess tx, List<Plug> devices) {
        List<Optional<String>> there = tx.readAll(
                devices.stream().map(plug -> plug.address().libxlPath()).toList());
        for (int i = 0; i < devices.size(); i++) {
            if (there.get(i).isPresent()) {
                DeviceAddress device = devices.get(i).address();
                throw new ApiException(
                        ErrorKind.WRONG_STATE,
                        "domain " + device.domid() + " has a " + device.kind() + " " + device.devid() + " already");
            }
        }
    }

    private static List<StoreChange> additions(DeviceAddress device, DeviceNodes nodes) {
        List<Permission> guestOwned = permissions(device.domid(), device.backendDomid());
        List<Permission> backendOwned = permissions(device.backendDomid(), device.domid());
        String back = device.backendPath();
        String front = device.frontendPath();
        String libxl = device.libxlPath();
        List<StoreChange> changes = new ArrayList<>();
        if (device.emulated()) {
            below(changes, libxl, nodes.back());
            return changes;
        }
        changes.add(new StoreChange.Write(libxl + "/frontend", front));
        changes.add(new StoreChange.Write(libxl + "/backend", back));
        directory(changes, front, guestOwned);
        changes.add(new StoreChange.Write(front + "/backend", back));
        below(changes, front, nodes.front());
        below(changes, front, nodes.readOnlyFront());
        nodes.readOnlyFront()
                .keySet()
                .forEach(key -> changes.add(new StoreChange.SetPermissions(front + "/" + key, backendOwned)));
        directory(changes, back, backendOwned);
        changes.add(new StoreChange.Write(back + "/frontend", front));
        below(changes, back, nodes.back());
        below(changes, libxl, nodes.back());
        return changes;
    }

    private static List<Permission> permissions(int owner, int reader) {
        return List.of(new Permission(owner, Access.NONE), new Permission(reader, Access.READ));
    }

    private static void directory(List<StoreChange> changes, String path, List<Permission> permissions) {
        changes.add(new StoreChange.Remove(path));
        changes.add(new StoreChange.Mkdir(path));
        changes.add(new StoreChange.SetPermissions(path, permissions));
    }

    private static void below(List<StoreChange> changes, String path, Map<String, String> values) {
        values.forEach((key, value) -> changes.add(new StoreChange.Write(path + "/" + key, value)));
    }

    /** Removes the three places, and directories above them that became empty; see {@link #removeTogether} for an exception. */
    public void remove(DeviceAddress device) {
        Queue<DeviceAddress> collected = together.get(device.domid());
        if (collected != null) {
            collected.add(device);
            return;
        }
        List<String> places = device.emulated()
                ? List.of(device.libxlPath())
                : List.of(device.frontendPath(), device.libxlPath(), device.backendPath());
        removeAll(List.of(), places);
    }

    /**
     * Runs {@code removals} for a domain that is about to lose its own tree. The devices of it that they {@link #remove}, on
     * whatever thread, go in one transaction when they are over; what is left of them under the domain goes with its tree.
     */
    void removeTogether(int domid, Runnable removals) {
        Queue<DeviceAddress> collected = new ConcurrentLinkedQueue<>();
        together.put(domid, collected);
        try {
            removals.run();
        } finally {
            together.remove(domid);
            List<String> copies =
                    collected.stream().map(DeviceAddress::libxlPath).toList();
            List<String> backends = collected.stream()
                    .filter(device -> !device.emulated())
                    .map(DeviceAddress::backendPath)
                    .toList();
            removeAll(copies, backends);
        }
    }

    /** @param thorough those above which directories that became empty go too */
    private void removeAll(List<String> plain, List<String> thorough) {
        List<StoreChange> removals = Stream.concat(plain.stream(), thorough.stream())
                .<StoreChange>map(StoreChange.Remove::new)
                .toList();
        if (removals.isEmpty()) {
            return;
        }
        store.transact(tx -> {
            tx.applyAll(removals);
            removeEmptyAbove(tx, thorough);
            return true;
        });
    }

    /** Removes one node of no device, and directories above it that became empty. */
    public void removeStray(String path) {
        removeAll(List.of(), List.of(path));
    }

    /** Asks for all directories above at once; a round trip for each would cost more than the rest of a removal. */
    private static void removeEmptyAbove(StoreAccess tx, List<String> removed) {
        List<String> above = directoriesAbove(removed);
        List<Optional<List<String>>> children = tx.listAll(above);
        Set<String> gone = new HashSet<>(removed);
        List<String> childless = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            String directory = above.get(i);
            boolean stays = children.get(i)
                    .filter(names -> names.stream().anyMatch(name -> !gone.contains(directory + "/" + name)))
                    .isPresent();
            if (!stays) {
                gone.add(directory);
                childless.add(directory);
            }
        }
        List<Optional<String>> values = tx.readAll(childless);
        List<StoreChange> removals = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < childless.size(); i++) {
            String directory = childless.get(i);
            boolean hasValue = !values.get(i).orElse("").isEmpty();
            if (hasValue || kept.stream().anyMatch(below -> below.startsWith(directory + "/"))) {
                kept.add(directory);
            } else {
                removals.add(new StoreChange.Remove(directory));
            }
        }
        tx.applyAll(removals);
    }

    /** Those that may become empty, the longest first. */
    private static List<String> directoriesAbove(List<String> paths) {
        Set<String> above = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String path : paths) {
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                above.add(path.substring(0, end));
            }
        }
        above.removeAll(NEVER_EMPTY);
        return List.copyOf(above);
    }

    /** Every device of the domain that libxl's copy knows, whoever made it. */
    public List<DeviceAddress> list(int domid) {
        List<DeviceAddress> devices = new ArrayList<>();
        String top = "/libxl/" + domid + "/device";
        List<String> kinds = store.list(top).orElse(List.of());
        List<Optional<List<String>>> devids =
                store.listAll(kinds.stream().map(kind -> top + "/" + kind).toList());
        for (int i = 0; i < kinds.size(); i++) {
            for (String devid : devids.get(i).orElse(List.of())) {
                address(domid, kinds.get(i), devid).ifPresent(devices::add);
            }
        }
        return devices;
    }

    /** The device libxl's copy knows at this place. */
    public Optional<DeviceAddress> find(int domid, String kind, int devid) {
        return address(domid, kind, Integer.toString(devid));
    }

    /** The number libxl gives the next device of a kind: that of the last in the store, and one. */
    public int free(int domid, String kind) {
        List<String> devids = store.list("/libxl/" + domid + "/device/" + kind).orElse(List.of());
        return devids.isEmpty()
                ? 0
                : (int) CNumber.unsigned(devids.get(devids.size() - 1), 0, 10).value() + 1;
    }

    private Optional<DeviceAddress> address(int domid, String kind, String devid) {
        if (!devid.matches("\\d{1,10}") || Long.parseLong(devid) > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        String path = "/libxl/" + domid + "/device/" + kind + "/" + devid;
        Optional<String> backend = store.read(path + "/backend");
        if (backend.isEmpty()) {
            return store.read(path + "/type")
                    .map(type -> new DeviceAddress(domid, kind, Integer.parseInt(devid), 0, DeviceAddress.NO_BACKEND));
        }
        Matcher match = BACKEND.matcher(backend.get());
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new DeviceAddress(
                domid, kind, Integer.parseInt(devid), Integer.parseInt(match.group(1)), match.group(2)));
    }

    /** One of the keys the device was made with, from libxl's copy. */
    public Optional<String> libxlKey(DeviceAddress device, String key) {
        return store.read(device.libxlPath() + "/" + key);
    }

    /** Words at the frontend, which the guest may have written: bounded, and fit for a terminal. */
    public Optional<String> frontText(DeviceAddress device, String key) {
        return store.read(device.frontendPath() + "/" + key)
                .map(text ->
                        text.substring(0, Math.min(text.length(), MOST_TEXT)).replaceAll("\\p{Cntrl}", "?"));
    }

    /** The type of a guest: {@code pv}, {@code hvm}, {@code pvh}; dom0 is none of them where nothing is said. */
    public String guestType(int domid) {
        return store.read("/libxl/" + domid + "/type").orElse(domid == 0 ? "pv" : "");
    }

    /** A number the guest wrote of its device, as {@code printf} shows what C reads of it; -1 where it wrote none. */
    public String frontNumber(DeviceAddress device, String key) {
        return store.read(device.frontendPath() + "/" + key)
                .map(text ->
                        Integer.toString((int) CNumber.unsigned(text, 0, 10).value()))
                .orElse("-1");
    }
}
