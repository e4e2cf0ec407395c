package dev.xld.daemon.hotplug;

import dev.xld.daemon.plan.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * NetBSD: the script gets the absolute backend path and the xenbus state it should bring about (2 to connect, 6 to
 * disconnect), and nothing in its environment. Safe for any number of threads.
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
        new ScriptRun(target.label(), command, Map.of(), timeout).run(task, () -> "");
    }
}
