package dev.xld.daemon.hotplug;

import dev.xld.daemon.hotplug.HotplugTarget.Type;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linux: {@code block add|remove}, {@code vif-* online|offline type_if=vif}, what to plug in the environment, the script's own
 * complaint in the backend's {@code hotplug-error}, its commands' in the scripts' log. Safe for any number of threads.
 */
public final class LinuxHotplug implements HotplugRunner {
    private static final Path LOG = Path.of("/var/log/xen/xen-hotplug.log");

    private final XenStore store;
    private final Duration timeout;
    private final ScriptLog log;

    public LinuxHotplug(XenStore store, Duration timeout) {
        this(store, timeout, LOG);
    }

    LinuxHotplug(XenStore store, Duration timeout, Path log) {
        this.store = store;
        this.timeout = timeout;
        this.log = new ScriptLog(log);
    }

    @Override
    public void add(HotplugTarget target, Task task) {
        run(target, target.type() == Type.VIF ? "online" : "add", task);
    }

    @Override
    public void remove(HotplugTarget target, Task task) {
        run(target, target.type() == Type.VIF ? "offline" : "remove", task);
    }

    private void run(HotplugTarget target, String verb, Task task) {
        List<String> command = target.type() == Type.VIF
                ? List.of(target.script(), verb, "type_if=vif")
                : List.of(target.script(), verb);
        long mark = log.end();
        new ScriptRun(target.label(), command, environment(target), timeout)
                .run(task, () -> complaint(target, log.since(mark)));
    }

    private String complaint(HotplugTarget target, String logged) {
        String stored = store.read(target.backendPath() + "/hotplug-error").orElse("");
        return logged.isEmpty() ? stored : stored + " (" + log.file() + " has: " + logged + ")";
    }

    /**
     * The paths are relative, which for a script in dom0 means below {@code /local/domain/0}. {@code vif} is the name netback
     * gave the interface, also where the script is to rename it.
     */
    private static Map<String, String> environment(HotplugTarget target) {
        String type = target.type() == Type.VIF ? "vif" : "vbd";
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("script", target.script());
        environment.put("XENBUS_TYPE", type);
        environment.put("XENBUS_PATH", "backend/" + type + "/" + target.domid() + "/" + target.devid());
        environment.put("XENBUS_BASE_PATH", "backend");
        if (target.type() == Type.VIF) {
            environment.put("netdev", target.gatewayDevice());
            environment.put("vif", "vif" + target.domid() + "." + target.devid());
        }
        return environment;
    }
}
