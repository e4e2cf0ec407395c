package dev.xld.daemon.domain.create;

import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.XenStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the nodes of console 0, in libxl's order and with its permissions: xenconsoled finds the guest's ring by them. The
 * guest may read them; only {@code backend-id} is its own.
 */
final class AddConsole implements Step {
    private static final String RING_LIMIT = "1048576";

    private final XenStore store;
    private final Devices devices;
    private final Creation creation;

    AddConsole(XenStore store, Devices devices, Creation creation) {
        this.store = store;
        this.devices = devices;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "adding the console";
    }

    @Override
    public void run(Task task) {
        int domid = creation.domid();
        int backendId = creation.consoleDomid;
        DeviceAddress address = new DeviceAddress(domid, "console", 0, backendId, "console");
        List<Permission> readable = Permission.list("n" + backendId + ",r" + domid);
        List<Permission> guests = Permission.list("n" + domid + ",r" + backendId);
        Map<String, String> frontend = frontend();
        Map<String, String> backend = backend();
        store.transact(tx -> {
            String libxl = address.libxlPath();
            tx.remove(libxl);
            tx.write(libxl + "/frontend", address.frontendPath());
            tx.write(libxl + "/backend", address.backendPath());
            renew(tx, address.frontendPath(), readable);
            tx.write(address.frontendPath() + "/backend", address.backendPath());
            put(tx, address.frontendPath() + "/backend-id", Integer.toString(backendId), guests);
            frontend.forEach((key, value) -> put(tx, address.frontendPath() + "/" + key, value, readable));
            renew(tx, address.backendPath(), readable);
            tx.write(address.backendPath() + "/frontend", address.frontendPath());
            backend.forEach((key, value) -> tx.write(address.backendPath() + "/" + key, value));
            backend.forEach((key, value) -> tx.write(libxl + "/" + key, value));
            return address;
        });
    }

    private Map<String, String> frontend() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("limit", RING_LIMIT);
        values.put("type", "xenconsoled");
        values.put("output", "pty");
        values.put("tty", "");
        values.put("port", Integer.toString(creation.consolePort));
        values.put("ring-ref", Long.toString(creation.built().consoleFrame()));
        return values;
    }

    private Map<String, String> backend() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("frontend-id", Integer.toString(creation.domid()));
        values.put("online", "1");
        values.put("state", "1");
        values.put("protocol", "vt100");
        return values;
    }

    private static void renew(XenStore.Transaction tx, String path, List<Permission> permissions) {
        tx.remove(path);
        tx.mkdir(path);
        tx.setPermissions(path, permissions);
    }

    private static void put(XenStore.Transaction tx, String path, String value, List<Permission> permissions) {
        tx.write(path, value);
        tx.setPermissions(path, permissions);
    }

    @Override
    public void undo() {
        devices.detachAll(creation.domid(), Task.UNATTENDED);
    }
}
