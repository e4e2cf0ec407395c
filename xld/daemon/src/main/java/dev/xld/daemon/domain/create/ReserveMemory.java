package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.memory.HostMemory;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Holds the memory the guest will need until it has it. */
final class ReserveMemory implements Step {
    /** What Xen keeps for a PV guest besides its RAM. */
    private static final long PV_OVERHEAD_KIB = 1024;

    private final HostMemory memory;
    private final Creation creation;

    ReserveMemory(HostMemory memory, Creation creation) {
        this.memory = memory;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "reserving memory";
    }

    @Override
    public void run(Task task) {
        creation.memory = memory.take(
                "domain \"" + creation.name() + "\"",
                creation.targetKib()
                        + PV_OVERHEAD_KIB
                        + PassthroughMode.tablesKib(creation.passthrough, creation.maxKib()),
                task);
    }

    @Override
    public void end() {
        if (creation.memory != null) {
            creation.memory.close();
        }
    }
}
