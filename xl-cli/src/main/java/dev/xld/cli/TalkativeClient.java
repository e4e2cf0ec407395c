package dev.xld.cli;

import dev.xld.api.Method;
import dev.xld.api.Progress;
import dev.xld.api.client.DaemonClient;
import java.util.function.Consumer;

/** {@code xl -v}: another client, whose progress is told on stderr as it comes. Owns nothing; closing it closes nothing. */
final class TalkativeClient implements DaemonClient {
    private final DaemonClient daemon;
    private final Terminal terminal;

    TalkativeClient(DaemonClient daemon, Terminal terminal) {
        this.daemon = daemon;
        this.terminal = terminal;
    }

    @Override
    public <R> R call(Method method, Object parameters, Class<R> result, Consumer<Progress> progress) {
        return daemon.call(method, parameters, result, step -> {
            terminal.err().println("xld: step " + step.step() + " of " + step.of() + ": " + step.message());
            terminal.err().flush();
            progress.accept(step);
        });
    }

    @Override
    public void close() {}
}
