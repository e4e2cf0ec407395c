package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.intent.Intent;
import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Records that the daemon acts when this domain stops. */
final class RecordIntent implements Step {
    private final Intents intents;
    private final Creation creation;

    RecordIntent(Intents intents, Creation creation) {
        this.intents = intents;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "recording the restart actions";
    }

    @Override
    public void run(Task task) {
        if (!creation.unattended) {
            intents.put(new Intent(
                    creation.domid(), creation.uuid, creation.name(), creation.started, creation.config.actions()));
        }
    }

    @Override
    public void undo() {
        intents.remove(creation.domid(), creation.uuid);
    }
}
