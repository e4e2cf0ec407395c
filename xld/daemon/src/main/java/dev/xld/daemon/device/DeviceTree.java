package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.Permission.Access;
import dev.xld.xenstore.StoreAccess;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three places of a device in the store (frontend, backend, libxl's copy), written and removed as libxl does, each time
 * in one transaction. Only libxl's copy, which no guest can write, is ever read back. Safe for any number of threads.
 */
public final class DeviceTree {
    private static final Pattern BACKEND =
            Pattern.compile("/local/domain/(\\d{1,5})/backend/([a-z0-9_]+)/\\d{1,5}/\\d{1,10}");

    private final XenStore store;

    public DeviceTree(XenStore store) {
        this.store = store;
    }

    /** Writes a new device; fails when the domain has one there. */
    public void add(DeviceAddress device, DeviceNodes nodes) {
        List<Permission> guestOwned = permissions(device.domid(), device.backendDomid());
        List<Permission> backendOwned = permissions(device.backendDomid(), device.domid());
        String back = device.backendPath();
        String front = device.frontendPath();
        store.transact(tx -> {
            if (tx.read(device.libxlPath()).isPresent()) {
                throw new ApiException(
                        ErrorKind.WRONG_STATE,
                        "domain " + device.domid() + " has a " + device.kind() + " " + device.devid() + " already");
            }
            Map<String, String> all = new LinkedHashMap<>();
            all.put(device.libxlPath() + "/frontend", front);
            all.put(device.libxlPath() + "/backend", back);
            below(all, device.libxlPath(), nodes.back());
            directory(tx, front, guestOwned);
            directory(tx, back, backendOwned);
            all.put(front + "/backend", back);
            below(all, front, nodes.front());
            below(all, front, nodes.readOnlyFront());
            all.put(back + "/frontend", front);
            below(all, back, nodes.back());
            tx.writeAll(all);
            nodes.readOnlyFront().keySet().forEach(key -> tx.setPermissions(front + "/" + key, backendOwned));
            return true;
        });
    }

    private static List<Permission> permissions(int owner, int reader) {
        return List.of(new Permission(owner, Access.NONE), new Permission(reader, Access.READ));
    }

    private static void directory(StoreAccess tx, String path, List<Permission> permissions) {
        tx.remove(path);
        tx.mkdir(path);
        tx.setPermissions(path, permissions);
    }

    private static void below(Map<String, String> all, String path, Map<String, String> values) {
        values.forEach((key, value) -> all.put(path + "/" + key, value));
    }

    /** Removes the three places, and directories above them that became empty. */
    public void remove(DeviceAddress device) {
        store.transact(tx -> {
            cleanUp(tx, device.frontendPath());
            cleanUp(tx, device.libxlPath());
            cleanUp(tx, device.backendPath());
            return true;
        });
    }

    private static void cleanUp(StoreAccess tx, String path) {
        tx.remove(path);
        String above = path;
        while (above.lastIndexOf('/') > 0) {
            above = above.substring(0, above.lastIndexOf('/'));
            Optional<List<String>> children = tx.list(above);
            if (children.isEmpty()) {
                continue;
            }
            if (!children.get().isEmpty() || !tx.read(above).orElse("").isEmpty()) {
                return;
            }
            tx.remove(above);
        }
    }

    /** Every device of the domain that libxl's copy knows, whoever made it. */
    public List<DeviceAddress> list(int domid) {
        List<DeviceAddress> devices = new ArrayList<>();
        String top = "/libxl/" + domid + "/device";
        for (String kind : store.list(top).orElse(List.of())) {
            for (String devid : store.list(top + "/" + kind).orElse(List.of())) {
                address(domid, kind, devid).ifPresent(devices::add);
            }
        }
        return devices;
    }

    private Optional<DeviceAddress> address(int domid, String kind, String devid) {
        String backend = store.read("/libxl/" + domid + "/device/" + kind + "/" + devid + "/backend")
                .orElse("");
        Matcher match = BACKEND.matcher(backend);
        if (!match.matches() || !devid.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return Optional.of(new DeviceAddress(
                domid, kind, (int) Long.parseLong(devid), Integer.parseInt(match.group(1)), match.group(2)));
    }

    /** One of the keys the device was made with, from libxl's copy. */
    public Optional<String> libxlKey(DeviceAddress device, String key) {
        return store.read(device.libxlPath() + "/" + key);
    }
}
