package dev.xld.daemon.domain.create;

import dev.xld.daemon.bootloader.BootLoaders;
import dev.xld.daemon.domain.destroy.DomainDestroyer;
import dev.xld.daemon.domain.registry.Facts;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.JournalEntry;
import dev.xld.daemon.plan.Recovery;
import dev.xld.xen.DomainInfo;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A create that was cut off: all of it is taken back, unless only the start was missing, which is made up for. A domain is
 * touched only if its uuid is still the one of the entry.
 */
public final class CreateRecovery implements Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(CreateRecovery.class);

    private final Services services;
    private final DomainDestroyer destroyer;
    private final BootLoaders bootLoaders;

    public CreateRecovery(Services services, DomainDestroyer destroyer, BootLoaders bootLoaders) {
        this.services = services;
        this.destroyer = destroyer;
        this.bootLoaders = bootLoaders;
    }

    @Override
    public void recover(JournalEntry entry) {
        UUID uuid = Facts.uuid(entry);
        Optional<Integer> found =
                Facts.domid(entry).or(() -> Nameless.find(services.hypervisor(), services.store(), uuid));
        if (found.isEmpty()) {
            return;
        }
        int domid = found.get();
        bootLoaders.forget(domid);
        new LentDisk(services, domid).takeBack();
        Optional<DomainInfo> info = services.hypervisor().domain(domid);
        if (info.isPresent() && !info.get().uuid().equals(uuid)) {
            LOG.info("domid {} belongs to another domain by now: only files of {} are removed", domid, uuid);
            services.userData().removeAll(domid, uuid);
            services.intents().remove(domid, uuid);
        } else if (info.isPresent() && entry.step().equals(StartGuest.NAME)) {
            start(info.get(), entry);
        } else {
            destroyer.destroyRemains(domid, uuid);
        }
    }

    private void start(DomainInfo info, JournalEntry entry) {
        if (info.paused()
                && !entry.fact(Creation.PAUSED).map(Boolean::parseBoolean).orElse(false)) {
            LOG.info("starting {}", services.names().describe(info.domid()));
            services.deviceModels().resume(info.domid());
            services.hypervisor().unpause(info.domid());
        }
    }
}
