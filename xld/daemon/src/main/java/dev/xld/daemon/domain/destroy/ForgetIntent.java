package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Stops watching over the domain: that it stops now is no event to act on. */
final class ForgetIntent implements Step {
    private final Intents intents;
    private final Destruction destruction;

    ForgetIntent(Intents intents, Destruction destruction) {
        this.intents = intents;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "forgetting the restart actions";
    }

    @Override
    public void run(Task task) {
        intents.remove(destruction.domid(), destruction.uuid());
    }
}
