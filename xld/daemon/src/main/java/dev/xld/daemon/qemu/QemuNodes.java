package dev.xld.daemon.qemu;

import dev.xld.xenstore.Permission;
import dev.xld.xenstore.XenStore;
import java.util.List;
import java.util.OptionalLong;

/** Where a device model stands in the store. Stateless. */
final class QemuNodes {
    private QemuNodes() {}

    static String domain(int domid) {
        return "/local/domain/" + domid;
    }

    /** qemu's own nodes, {@code state} among them; there from before it starts until somebody stops it. */
    static String mark(int domid) {
        return "/local/domain/0/device-model/" + domid;
    }

    static String pid(int domid) {
        return domain(domid) + "/image/device-model-pid";
    }

    /** The block device that a disk's script has made. */
    static String scriptedDisk(int domid, int devid) {
        return "/local/domain/0/backend/vbd/" + domid + "/" + devid + "/physical-device-path";
    }

    /** The recorded pid, unless the guest could have written it. */
    static OptionalLong recordedPid(XenStore store, int domid) {
        List<Permission> permissions = store.permissions(pid(domid)).orElse(List.of());
        boolean dom0s = !permissions.isEmpty()
                && permissions.get(0).domid() == 0
                && permissions.stream()
                        .map(Permission::access)
                        .allMatch(access -> access == Permission.Access.NONE || access == Permission.Access.READ);
        return store.read(pid(domid))
                .filter(text -> dom0s && text.matches("[1-9][0-9]{0,9}"))
                .map(Long::parseLong)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
