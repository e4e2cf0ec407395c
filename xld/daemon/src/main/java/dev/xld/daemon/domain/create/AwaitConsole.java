package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import java.time.Duration;

/**
 * Waits until xenconsoled has opened the guest's terminal, so that {@code xl console} finds it, and so that nothing is written
 * any more where a destroy may soon remove. Leaves nothing to undo.
 */
final class AwaitConsole implements Step {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final GuestTerminal terminal;
    private final Creation creation;

    AwaitConsole(GuestTerminal terminal, Creation creation) {
        this.terminal = terminal;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "waiting for the console";
    }

    @Override
    public void run(Task task) {
        if (!terminal.await(creation.domid(), BOUND, task)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "xenconsoled opened no console for domain \"" + creation.name() + "\" within " + BOUND.toSeconds()
                            + " s; is it running?");
        }
    }
}
