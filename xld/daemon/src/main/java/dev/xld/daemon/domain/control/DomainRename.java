package dev.xld.daemon.domain.control;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.domain.intent.Intent;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;

/** Gives a domain another name, in both places the store keeps it. Any thread may call. */
public final class DomainRename {
    private final Services services;

    public DomainRename(Services services) {
        this.services = services;
    }

    /** @throws ApiException {@link ErrorKind#NAME_IN_USE}; giving a domain the name it has is no error */
    public void rename(int domid, String name, Task task) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            DomainInfo info = services.hypervisor()
                    .domain(domid)
                    .orElseThrow(() ->
                            new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."));
            if (services.names().nameOf(domid).filter(name::equals).isPresent()) {
                return;
            }
            services.names().reserve(name);
            try {
                write(domid, name);
                services.names().renamed(domid);
                services.intents()
                        .of(domid, info.uuid())
                        .ifPresent(old -> services.intents()
                                .put(new Intent(domid, old.uuid(), name, old.startedMillis(), old.actions())));
            } finally {
                services.names().release(name);
            }
        }
    }

    private void write(int domid, String name) {
        services.store().transact(tx -> {
            tx.write(DomainPaths.name(domid), name);
            tx.read(DomainPaths.domain(domid) + "/vm")
                    .filter(path -> path.startsWith("/vm/"))
                    .ifPresent(path -> tx.write(path + "/name", name));
            return name;
        });
    }
}
