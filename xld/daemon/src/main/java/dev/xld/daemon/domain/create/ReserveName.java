package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.registry.DomainNames;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Holds the name until the store shows it as this domain's. */
final class ReserveName implements Step {
    private final DomainNames names;
    private final Creation creation;
    private boolean reserved;

    ReserveName(DomainNames names, Creation creation) {
        this.names = names;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "reserving the name";
    }

    @Override
    public void run(Task task) {
        names.reserve(creation.name());
        reserved = true;
    }

    @Override
    public void end() {
        if (reserved) {
            names.release(creation.name());
        }
    }
}
