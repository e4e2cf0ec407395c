package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.StoreChange;
import dev.xld.xenstore.XenStore;
import java.util.List;

/** Removes the domain from the store, and with it its name. */
final class RemoveTree implements Step {
    private final XenStore store;
    private final Destruction destruction;

    RemoveTree(XenStore store, Destruction destruction) {
        this.store = store;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "removing the xenstore tree";
    }

    @Override
    public void run(Task task) {
        store.applyAll(List.of(
                new StoreChange.Remove(destruction.vmPath()),
                new StoreChange.Remove(destruction.domainPath()),
                new StoreChange.Remove(DomainPaths.libxl(destruction.domid()))));
    }
}
