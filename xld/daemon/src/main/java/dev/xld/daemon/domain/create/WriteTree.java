package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.XenStore;
import java.util.List;

/**
 * Writes the skeleton of the domain's tree in one transaction, in libxl's order and with its permissions. From here on the
 * domain has a name that every toolstack sees.
 */
final class WriteTree implements Step {
    private static final List<String> GUEST_CONTROLS =
            List.of("shutdown", "feature-poweroff", "feature-reboot", "feature-suspend", "sysrq");
    private static final List<String> GUEST_DIRECTORIES = List.of("data", "drivers", "feature", "attr", "error");

    private final XenStore store;
    private final Creation creation;

    WriteTree(XenStore store, Creation creation) {
        this.store = store;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "writing the xenstore tree";
    }

    @Override
    public void run(Task task) {
        store.transact(tx -> {
            write(tx);
            return creation;
        });
        store.write(creation.libxlPath() + "/dm-version", "qemu_xen");
    }

    private void write(XenStore.Transaction tx) {
        int domid = creation.domid();
        List<Permission> readable = Permission.list("n0,r" + domid);
        List<Permission> guests = Permission.list("n" + domid);
        List<Permission> closed = Permission.list("n0");
        String dom = creation.domainPath();
        String vm = creation.vmPath();
        String libxl = creation.libxlPath();

        renew(tx, dom, readable);
        renew(tx, vm, readable);
        renew(tx, libxl, closed);
        node(tx, libxl + "/device", closed);
        tx.write(dom + "/vm", vm);
        tx.write(dom + "/name", creation.name());
        tx.write(vm + "/name", creation.name());
        for (String directory : List.of("cpu", "memory", "device")) {
            node(tx, dom + "/" + directory, readable);
        }
        node(tx, dom + "/device/suspend/event-channel", guests);
        node(tx, dom + "/control", readable);
        for (String control : GUEST_CONTROLS) {
            node(tx, dom + "/control/" + control, guests);
        }
        for (String directory : GUEST_DIRECTORIES) {
            node(tx, dom + "/" + directory, guests);
        }
        if (Boolean.TRUE.equals(creation.config.createInfo().driverDomain())) {
            node(tx, dom + "/libxl", guests);
            node(tx, dom + "/device-model", guests);
        }
        tx.write(vm + "/uuid", creation.uuid.toString());
        tx.write(dom + "/control/platform-feature-multiprocessor-suspend", "1");
        tx.write(dom + "/control/platform-feature-xs_reset_watches", "1");
        tx.write(libxl + "/type", creation.config.createInfo().type().word());
    }

    private static void renew(XenStore.Transaction tx, String path, List<Permission> permissions) {
        tx.remove(path);
        node(tx, path, permissions);
    }

    private static void node(XenStore.Transaction tx, String path, List<Permission> permissions) {
        tx.write(path, "");
        tx.setPermissions(path, permissions);
    }

    @Override
    public void undo() {
        store.remove(creation.domainPath());
        store.remove(creation.vmPath());
        store.remove(DomainPaths.libxl(creation.domid()));
    }
}
