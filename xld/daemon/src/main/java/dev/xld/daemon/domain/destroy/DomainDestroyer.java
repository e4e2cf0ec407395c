package dev.xld.daemon.domain.destroy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Plan;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import dev.xld.xenstore.Permission;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Destroys any domain, of whatever toolstack, and whatever is left of one. A step that fails does not keep the others from
 * running; asking again is harmless. Any thread may call.
 */
public final class DomainDestroyer {
    /** The operation's word in the journal. */
    public static final String OPERATION = "destroy";

    private static final String DEVICE_MODEL_DOMID = "/image/device-model-domid";

    private final Services services;

    public DomainDestroyer(Services services) {
        this.services = services;
    }

    /**
     * Waits for the domain's lane and destroys it, with its stub domain where it has one. One in the making may end while
     * its lane is waited for, and is destroyed then as was wanted.
     *
     * @throws ApiException {@link ErrorKind#NO_SUCH_DOMAIN} where neither Xen nor the store knows the id
     */
    public void destroy(int domid, Task task) {
        boolean inTheMaking = services.hypervisor().domain(domid).isPresent();
        try (Lanes.Held lane = services.lanes().acquireToEnd(domid, task)) {
            Optional<DomainInfo> info = services.hypervisor().domain(domid);
            if (info.isEmpty()
                    && services.store().list(DomainPaths.libxl(domid)).isEmpty()) {
                if (inTheMaking) {
                    return;
                }
                throw new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + ".");
            }
            Optional<Integer> stub = stubDomain(domid);
            run(domid, info.map(DomainInfo::uuid), task);
            if (stub.isPresent()) {
                destroy(stub.get(), task);
            }
        }
    }

    /** Clears up after a domain that Xen may never have made, or no longer has. The caller answers for the domid. */
    public void destroyRemains(int domid, UUID uuid) {
        try (Lanes.Held lane = services.lanes().acquire(domid, Task.UNATTENDED)) {
            run(domid, Optional.of(uuid), Task.UNATTENDED);
        }
    }

    private void run(int domid, Optional<UUID> known, Task task) {
        Optional<String> written = services.store()
                .read(DomainPaths.domain(domid) + "/vm")
                .filter(path -> path.matches("/vm/[0-9a-zA-Z-]+"));
        UUID uuid = known.or(() -> written.flatMap(DomainDestroyer::uuidOf)).orElse(new UUID(0, 0));
        Destruction destruction = new Destruction(
                domid,
                uuid,
                written.orElse(DomainPaths.vm(uuid)),
                "destroy of " + services.names().describe(domid));
        services.runner().run(plan(destruction), task);
    }

    private Plan plan(Destruction destruction) {
        var hypervisor = services.hypervisor();
        var store = services.store();
        return new Plan(
                destruction.title(),
                OPERATION,
                destruction::facts,
                Plan.OnFailure.PRESS_ON,
                List.of(
                        new ForgetIntent(services.intents(), destruction),
                        new PauseDomain(hypervisor, destruction),
                        new StopDeviceModel(services.deviceModels(), destruction),
                        new DetachDevices(services.devices(), destruction),
                        new RemoveTree(store, destruction),
                        new RemoveUserData(services.userData(), destruction),
                        new FreeDomain(hypervisor, services.history(), destruction)));
    }

    /** The stub domain with this domain's qemu, if dom0 says so. */
    private Optional<Integer> stubDomain(int domid) {
        String path = DomainPaths.domain(domid) + DEVICE_MODEL_DOMID;
        boolean dom0s = services.store()
                .permissions(path)
                .filter(permissions -> permissions.get(0).equals(new Permission(0, Permission.Access.NONE)))
                .isPresent();
        return services.store()
                .read(path)
                .filter(text -> dom0s && text.matches("[1-9][0-9]{0,4}"))
                .map(Integer::parseInt)
                .filter(stub -> services.hypervisor().domain(stub).isPresent());
    }

    private static Optional<UUID> uuidOf(String vmPath) {
        try {
            return Optional.of(UUID.fromString(vmPath.substring("/vm/".length())));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
