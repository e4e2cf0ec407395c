package dev.xld.daemon.wire;

import dev.xld.api.ConsoleReply;
import dev.xld.api.Progress;
import dev.xld.daemon.plan.Task;

/** A request at work: tells its progress to the client, and is told to stop by it or by the daemon. Any thread. */
final class Call implements Task {
    final Request request;
    final int taken;
    private final boolean trusted;
    private final Outbox outbox;
    private volatile Progress last;
    private volatile boolean cancelled;

    /**
     * @param trusted whether the client may see and do everything
     * @param taken of the allowance, to be given back when it is answered
     */
    Call(Request request, boolean trusted, int taken, Outbox outbox) {
        this.request = request;
        this.trusted = trusted;
        this.taken = taken;
        this.outbox = outbox;
        this.last = new Progress(request.id(), 0, 0, "at work");
    }

    @Override
    public void progress(int step, int of, String message) {
        last = new Progress(request.id(), step, of, message);
        repeatProgress();
    }

    @Override
    public void console(ConsoleReply how) {
        last = new Progress(last.request(), last.step(), last.of(), last.message(), how);
        repeatProgress();
    }

    /** Tells once more how far it is. */
    void repeatProgress() {
        outbox.sendIfEasy(Json.notification("task.progress", last));
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public boolean seesSecrets() {
        return trusted;
    }

    void cancel() {
        cancelled = true;
    }
}
