package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until xenconsoled has opened the guest's terminal, so that {@code xl console} finds it. Leaves nothing to undo. */
final class AwaitConsole implements Step {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final XenStore store;
    private final Creation creation;

    AwaitConsole(XenStore store, Creation creation) {
        this.store = store;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "waiting for the console";
    }

    @Override
    public void run(Task task) {
        String tty = creation.domainPath() + "/console/tty";
        BooleanSupplier opened = () -> !store.read(tty).orElse("").isEmpty();
        if (!opened.getAsBoolean() && !Waits.forStore(store, tty, BOUND, task, opened)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "xenconsoled opened no console for domain \"" + creation.name() + "\" within " + BOUND.toSeconds()
                            + " s; is it running?");
        }
    }
}
