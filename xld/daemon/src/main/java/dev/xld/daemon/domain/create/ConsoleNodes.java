package dev.xld.daemon.domain.create;

import dev.xld.daemon.device.DeviceAddress;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.StoreChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of console 0, in libxl's order and with its permissions: xenconsoled finds the guest's ring by them. The guest may
 * read them, by what they inherit; only {@code backend-id} is its own. Stateless.
 */
final class ConsoleNodes {
    private static final String RING_LIMIT = "1048576";

    private ConsoleNodes() {}

    static List<StoreChange> of(Creation creation) {
        int domid = creation.domid();
        int backendId = creation.consoleDomid;
        DeviceAddress address = new DeviceAddress(domid, "console", 0, backendId, "console");
        List<Permission> readable = Permission.list("n" + backendId + ",r" + domid);
        List<Permission> guests = Permission.list("n" + domid + ",r" + backendId);
        String libxl = address.libxlPath();
        String front = address.frontendPath();
        String back = address.backendPath();
        Map<String, String> backend = backend(creation);
        List<StoreChange> tree = new ArrayList<>();
        tree.add(new StoreChange.Write(libxl + "/frontend", front));
        tree.add(new StoreChange.Write(libxl + "/backend", back));
        renew(tree, front, readable);
        tree.add(new StoreChange.Write(front + "/backend", back));
        tree.add(new StoreChange.Write(front + "/backend-id", Integer.toString(backendId)));
        tree.add(new StoreChange.SetPermissions(front + "/backend-id", guests));
        frontend(creation).forEach((key, value) -> tree.add(new StoreChange.Write(front + "/" + key, value)));
        renew(tree, back, readable);
        tree.add(new StoreChange.Write(back + "/frontend", front));
        backend.forEach((key, value) -> tree.add(new StoreChange.Write(back + "/" + key, value)));
        backend.forEach((key, value) -> tree.add(new StoreChange.Write(libxl + "/" + key, value)));
        return tree;
    }

    private static Map<String, String> frontend(Creation creation) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("limit", RING_LIMIT);
        values.put("type", "xenconsoled");
        values.put("output", "pty");
        values.put("tty", "");
        values.put("port", Integer.toString(creation.consolePort));
        values.put("ring-ref", Long.toString(creation.built().consoleFrame()));
        return values;
    }

    private static Map<String, String> backend(Creation creation) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("frontend-id", Integer.toString(creation.domid()));
        values.put("online", "1");
        values.put("state", "1");
        values.put("protocol", "vt100");
        return values;
    }

    private static void renew(List<StoreChange> tree, String path, List<Permission> permissions) {
        tree.add(new StoreChange.Remove(path));
        tree.add(new StoreChange.Mkdir(path));
        tree.add(new StoreChange.SetPermissions(path, permissions));
    }
}
