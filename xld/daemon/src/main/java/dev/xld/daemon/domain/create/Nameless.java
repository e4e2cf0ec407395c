package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.Optional;
import java.util.UUID;

/** Finds a domain that Xen made but whose id nobody could note: it has no place in the store yet. Stateless. */
final class Nameless {
    private Nameless() {}

    static Optional<Integer> find(Hypervisor hypervisor, XenStore store, UUID uuid) {
        return hypervisor.domains().stream()
                .filter(info -> info.domid() != 0 && info.uuid().equals(uuid))
                .map(DomainInfo::domid)
                .filter(domid -> store.read(DomainPaths.domain(domid) + "/vm").isEmpty())
                .findFirst();
    }
}
