package dev.xld.daemon.domain.restart;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** A step that is a whole operation, with a plan and a journal entry of its own: nothing of it is undone here. */
record Work(String name, Runnable work) implements Step {
    @Override
    public void run(Task task) {
        work.run();
    }
}
