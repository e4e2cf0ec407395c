package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.domain.registry.Facts;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.JournalEntry;
import dev.xld.daemon.plan.Recovery;
import java.util.UUID;

/** A destroy that was cut off is finished, unless another domain has the id by now. */
public final class DestroyRecovery implements Recovery {
    private final Services services;
    private final DomainDestroyer destroyer;

    public DestroyRecovery(Services services, DomainDestroyer destroyer) {
        this.services = services;
        this.destroyer = destroyer;
    }

    @Override
    public void recover(JournalEntry entry) {
        UUID uuid = Facts.uuid(entry);
        int domid = Facts.domid(entry).orElseThrow();
        boolean another = services.hypervisor()
                .domain(domid)
                .filter(info -> !info.uuid().equals(uuid))
                .isPresent();
        if (!another) {
            destroyer.destroyRemains(domid, uuid);
        }
    }
}
