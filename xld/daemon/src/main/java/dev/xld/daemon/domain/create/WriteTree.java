package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.GuestType;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.StoreChange;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the skeleton of the domain's tree in one transaction, with libxl's permissions, which a new node has from the one above
 * it unless said. From here on the domain has a name that every toolstack sees.
 */
final class WriteTree implements Step {
    private static final List<String> GUEST_CONTROLS =
            List.of("shutdown", "feature-poweroff", "feature-reboot", "feature-suspend", "sysrq");
    private static final List<String> HVM_CONTROLS = List.of("feature-s3", "feature-s4");
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
        List<StoreChange> tree = tree();
        store.transact(tx -> {
            tx.applyAll(tree);
            return tree;
        });
    }

    private List<StoreChange> tree() {
        int domid = creation.domid();
        List<Permission> readable = Permission.list("n0,r" + domid);
        List<Permission> guests = Permission.list("n" + domid);
        List<Permission> closed = Permission.list("n0");
        String dom = creation.domainPath();
        String vm = creation.vmPath();
        String libxl = creation.libxlPath();
        List<StoreChange> tree = new ArrayList<>();

        boolean hvm = creation.shape.type() == GuestType.HVM;
        // For a moment of the transaction all of it is the guest's, for what stays so to be born so: a request less for
        // each.
        renew(tree, dom, guests);
        GUEST_DIRECTORIES.forEach(directory -> write(tree, dom + "/" + directory, ""));
        if (Boolean.TRUE.equals(creation.config.createInfo().driverDomain())) {
            write(tree, dom + "/libxl", "");
            write(tree, dom + "/device-model", "");
        }
        GUEST_CONTROLS.forEach(control -> write(tree, dom + "/control/" + control, ""));
        if (hvm) {
            HVM_CONTROLS.forEach(control -> write(tree, dom + "/control/" + control, ""));
        }
        permit(tree, dom, readable);
        permit(tree, dom + "/control", readable);

        renew(tree, vm, readable);
        renew(tree, libxl, closed);
        write(tree, dom + "/vm", vm);
        write(tree, dom + "/name", creation.name());
        write(tree, vm + "/name", creation.name());
        write(tree, dom + "/device/suspend/event-channel", "");
        permit(tree, dom + "/device/suspend/event-channel", guests);
        if (hvm) {
            write(tree, dom + "/hvmloader", "");
        }
        write(tree, vm + "/uuid", creation.uuid.toString());
        write(tree, dom + "/control/platform-feature-multiprocessor-suspend", "1");
        write(tree, dom + "/control/platform-feature-xs_reset_watches", "1");
        write(tree, libxl + "/type", creation.config.createInfo().type().word());
        write(tree, libxl + "/dm-version", "qemu_xen");
        return tree;
    }

    private static void renew(List<StoreChange> tree, String path, List<Permission> permissions) {
        tree.add(new StoreChange.Remove(path));
        write(tree, path, "");
        permit(tree, path, permissions);
    }

    private static void permit(List<StoreChange> tree, String path, List<Permission> permissions) {
        tree.add(new StoreChange.SetPermissions(path, permissions));
    }

    private static void write(List<StoreChange> tree, String path, String value) {
        tree.add(new StoreChange.Write(path, value));
    }

    @Override
    public void undo() {
        store.remove(creation.domainPath());
        store.remove(creation.vmPath());
        store.remove(DomainPaths.libxl(creation.domid()));
    }
}
