package dev.xld.daemon.domain.restart;

import dev.xld.config.LifecycleActions.Action;
import dev.xld.daemon.domain.destroy.DomainDestroyer;
import dev.xld.daemon.domain.intent.Intent;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does to a stopped domain what its actions say, in its lane. Looks at the domain anew first: a request may have been
 * quicker. Called by {@link DomainMonitor}'s workers.
 */
public final class StopHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StopHandler.class);

    private final Services services;
    private final DomainDestroyer destroyer;
    private final Restarter restarter;
    private final Path dumpDirectory;

    /** @param dumpDirectory where core files go: {@code /var/lib/xen/dump} */
    public StopHandler(Services services, DomainDestroyer destroyer, Restarter restarter, Path dumpDirectory) {
        this.services = services;
        this.destroyer = destroyer;
        this.restarter = restarter;
        this.dumpDirectory = dumpDirectory;
    }

    void handle(Intent intent) {
        int domid = intent.domid();
        try (Lanes.Held lane = services.lanes().acquire(domid, Task.UNATTENDED)) {
            Optional<DomainInfo> stopped = services.hypervisor()
                    .domain(domid)
                    .filter(info -> info.uuid().equals(intent.uuid()) && info.shutdown() && !info.dying());
            boolean ours = services.intents().of(domid, intent.uuid()).isPresent();
            if (stopped.isPresent() && ours) {
                act(intent, stopped.get().shutdownCode());
            }
        }
    }

    private void act(Intent intent, int code) {
        int domid = intent.domid();
        String name = services.names().nameOf(domid).orElse(intent.name());
        Optional<Action> action = StopDecision.of(intent.actions(), code);
        LOG.info(
                "domain \"{}\" (domid {}) has shut down, reason {} ({}): {}",
                name,
                domid,
                code,
                StopDecision.word(code),
                action.map(Action::word).orElse("nothing to do"));
        if (action.isEmpty()) {
            return;
        }
        switch (action.get()) {
            case DESTROY -> destroyer.destroy(domid, Task.UNATTENDED);
            case RESTART -> restarter.restart(domid, intent.uuid(), name, false);
            case RENAME_RESTART -> restarter.restart(domid, intent.uuid(), name, true);
            case PRESERVE -> services.intents().remove(domid, intent.uuid());
            case COREDUMP_DESTROY -> {
                dump(domid, name);
                destroyer.destroy(domid, Task.UNATTENDED);
            }
            case COREDUMP_RESTART -> {
                dump(domid, name);
                restarter.restart(domid, intent.uuid(), name, false);
            }
            case SOFT_RESET -> {
                LOG.warn("domain \"{}\" (domid {}) asks for a soft reset, which PV guests cannot have", name, domid);
                destroyer.destroy(domid, Task.UNATTENDED);
            }
        }
    }

    /** A core that cannot be written is no reason to leave the domain lying. */
    private void dump(int domid, String name) {
        Path file = dumpDirectory.resolve(name.replace('/', '_'));
        try {
            services.hypervisor().dumpCore(domid, file);
            LOG.info("dumped the core of domain {} to {}", domid, file);
        } catch (RuntimeException e) {
            LOG.error("cannot dump the core of domain {} to {}", domid, file, e);
        }
    }
}
