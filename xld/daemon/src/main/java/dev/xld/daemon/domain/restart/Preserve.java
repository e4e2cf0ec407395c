package dev.xld.daemon.domain.restart;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.XenStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Sets a stopped domain aside under a dated name and a virtual machine of its own in the store, so that its name and uuid are
 * free for its successor. Xen's handle of it stays as it was. Stateless.
 */
final class Preserve {
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("-yyyyMMdd'T'HHmm'Z'");

    private Preserve() {}

    /** @return the name the domain has now */
    static String rename(XenStore store, int domid, String name, Instant now) {
        String preserved = name + SUFFIX.format(now.atOffset(ZoneOffset.UTC));
        UUID uuid = UUID.randomUUID();
        String vm = DomainPaths.vm(uuid);
        return store.transact(tx -> {
            tx.mkdir(vm);
            tx.setPermissions(vm, Permission.list("n0,r" + domid));
            tx.write(DomainPaths.domain(domid) + "/vm", vm);
            tx.write(DomainPaths.name(domid), preserved);
            tx.write(vm + "/name", preserved);
            tx.write(vm + "/uuid", uuid.toString());
            return preserved;
        });
    }
}
