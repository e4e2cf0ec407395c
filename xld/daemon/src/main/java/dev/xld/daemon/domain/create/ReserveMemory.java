package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.memory.HostMemory;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Holds the memory the guest will need until it has it. */
final class ReserveMemory implements Step {
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
                "domain \"" + creation.name() + "\"", creation.shape.memory().neededKib(creation.shape.type()), task);
    }

    @Override
    public void end() {
        if (creation.memory != null) {
            creation.memory.close();
        }
    }
}
