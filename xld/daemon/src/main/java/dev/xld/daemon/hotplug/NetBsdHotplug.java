package dev.xld.daemon.hotplug;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * NetBSD: the script gets the absolute backend path and the xenbus state it should bring about (2 to connect, 6 to
 * disconnect), and an empty environment of its own. Safe for any number of threads.
 */
public final class NetBsdHotplug implements HotplugRunner {
    private static final String INIT_WAIT = "2";
    private static final String CLOSED = "6";

    private final Duration timeout;

    public NetBsdHotplug(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void add(HotplugTarget target, Task task) {
        run(target, INIT_WAIT, task);
    }

    @Override
    public void remove(HotplugTarget target, Task task) {
        run(target, CLOSED, task);
    }

    private void run(HotplugTarget target, String state, Task task) {
        List<String> command = List.of(target.script(), target.backendPath(), state);
        ScriptProcess.End end = ScriptProcess.run(command, Map.of(), timeout, task);
        if (end.status() != 0) {
            throw new ApiException(
                    ErrorKind.SCRIPT_FAILED,
                    target.label() + ": " + String.join(" ", command) + " failed with exit status " + end.status()
                            + ": " + end.output().replaceAll("\\s*\n\\s*", "; "));
        }
    }
}
