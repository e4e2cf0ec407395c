package dev.xld.daemon.domain.restart;

import dev.xld.config.DomainConfig;
import dev.xld.daemon.domain.create.CreateOptions;
import dev.xld.daemon.domain.create.DomainCreator;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.domain.destroy.DomainDestroyer;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Facts;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.JournalEntry;
import dev.xld.daemon.plan.Plan;
import dev.xld.daemon.plan.Recovery;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a stopped domain anew, its predecessor destroyed or set aside. The journal holds the config meanwhile, so a daemon
 * killed between the two brings the domain back when it starts. The caller holds the domain's lane.
 */
public final class Restarter implements Recovery {
    /** The operation's word in the journal. */
    public static final String OPERATION = "restart";

    private static final Logger LOG = LoggerFactory.getLogger(Restarter.class);
    private static final String CONFIG = "config";
    private static final String PRESERVE = "preserve";

    private final Services services;
    private final DomainCreator creator;
    private final DomainDestroyer destroyer;
    private final StoredConfig format;
    private final RestartConfig configs;

    public Restarter(Services services, DomainCreator creator, DomainDestroyer destroyer, StoredConfig format) {
        this.services = services;
        this.creator = creator;
        this.destroyer = destroyer;
        this.format = format;
        this.configs = new RestartConfig(services, format);
    }

    /** @param preserve set the old domain aside instead of destroying it */
    void restart(int domid, UUID uuid, String name, boolean preserve) {
        DomainConfig config = configs.load(domid, uuid, name);
        Map<String, String> facts = Map.of(
                Facts.DOMID,
                Integer.toString(domid),
                Facts.UUID_KEY,
                uuid.toString(),
                Facts.NAME,
                name,
                CONFIG,
                format.write(config),
                PRESERVE,
                Boolean.toString(preserve));
        Plan plan = new Plan(
                "restart of domain \"" + name + "\"",
                OPERATION,
                () -> facts,
                Plan.OnFailure.UNDO,
                List.of(
                        new Work("clearing the old domain away", () -> clear(domid, uuid, name, preserve)),
                        new Work("creating the domain again", () -> create(config))));
        services.runner().run(plan, Task.UNATTENDED);
    }

    private void clear(int domid, UUID uuid, String name, boolean preserve) {
        if (preserve) {
            String now = Preserve.rename(services.store(), domid, name, Instant.now());
            services.intents().remove(domid, uuid);
            LOG.info("domain {} is preserved as \"{}\"", domid, now);
        } else {
            destroyer.destroy(domid, Task.UNATTENDED);
        }
    }

    private void create(DomainConfig config) {
        creator.create(new CreateOptions(config, Path.of("/"), false, false), Task.UNATTENDED);
    }

    /** Runs after the recovery of creates and destroys, so there is no half of either domain left. */
    @Override
    public void recover(JournalEntry entry) {
        int old = Facts.domid(entry).orElseThrow();
        UUID uuid = Facts.uuid(entry);
        DomainConfig config = format.read(entry.fact(CONFIG).orElse(""));
        boolean again = services.hypervisor().domains().stream()
                .anyMatch(info -> info.domid() != old && info.uuid().equals(uuid));
        if (again) {
            return;
        }
        Optional<DomainInfo> left =
                services.hypervisor().domain(old).filter(info -> info.uuid().equals(uuid));
        boolean itsOwn = services.store()
                .read(DomainPaths.domain(old) + "/vm")
                .filter(DomainPaths.vm(uuid)::equals)
                .isPresent();
        if (left.isPresent() && itsOwn) {
            clear(
                    old,
                    uuid,
                    config.name(),
                    entry.fact(PRESERVE).map(Boolean::parseBoolean).orElse(false));
        }
        create(config);
    }
}
