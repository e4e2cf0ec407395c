package dev.xld.daemon.hotplug;

import dev.xld.daemon.hotplug.HotplugTarget.Type;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linux: {@code block add|remove}, {@code vif-* online|offline type_if=vif} and for an emulated card {@code add|remove
 * type_if=tap} too, what to plug in the environment, the script's own
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
        if (target.type().vif()) {
            run(target, List.of("online", "type_if=vif"), task);
        }
        if (target.type() != Type.VIF) {
            run(target, own(target, "add"), task);
        }
    }

    @Override
    public void remove(HotplugTarget target, Task task) {
        try {
            if (target.type().vif()) {
                run(target, List.of("offline", "type_if=vif"), task);
            }
        } finally {
            if (target.type() != Type.VIF) {
                run(target, own(target, "remove"), task);
            }
        }
    }

    /** What is not netback's: the disk, or the tap of a card. */
    private static List<String> own(HotplugTarget target, String verb) {
        return target.type() == Type.VBD ? List.of(verb) : List.of(verb, "type_if=tap");
    }

    private void run(HotplugTarget target, List<String> words, Task task) {
        List<String> command = new ArrayList<>(List.of(target.script()));
        command.addAll(words);
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
        String type = target.type().vif() ? "vif" : "vbd";
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("script", target.script());
        environment.put("XENBUS_TYPE", type);
        environment.put("XENBUS_PATH", "backend/" + type + "/" + target.domid() + "/" + target.devid());
        environment.put("XENBUS_BASE_PATH", "backend");
        if (target.type().vif()) {
            environment.put("netdev", target.gatewayDevice());
            String name = "vif" + target.domid() + "." + target.devid();
            environment.put("vif", name);
            if (target.type() == Type.VIF_AND_TAP) {
                environment.put("INTERFACE", name + "-emu");
            }
        }
        return environment;
    }
}
