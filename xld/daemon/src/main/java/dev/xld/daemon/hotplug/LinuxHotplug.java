package dev.xld.daemon.hotplug;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.hotplug.HotplugTarget.Type;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Linux: {@code block add|remove}, {@code vif-* online|offline type_if=vif}, what to plug in the environment, the script's own
 * complaint in the backend's {@code hotplug-error}. Safe for any number of threads.
 */
public final class LinuxHotplug implements HotplugRunner {
    private final XenStore store;
    private final Duration timeout;

    public LinuxHotplug(XenStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout;
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
        ScriptProcess.End end = ScriptProcess.run(command, environment(target), timeout, task);
        if (end.status() != 0) {
            throw new ApiException(ErrorKind.SCRIPT_FAILED, sentence(target, command, end));
        }
    }

    private String sentence(HotplugTarget target, List<String> command, ScriptProcess.End end) {
        String complaint = store.read(target.backendPath() + "/hotplug-error").orElse("");
        String said = complaint.isEmpty() ? end.output() : complaint;
        return target.label() + ": " + String.join(" ", command) + " failed with exit status " + end.status()
                + (said.isEmpty() ? "; see /var/log/xen/xen-hotplug.log" : ": " + said.replaceAll("\\s*\n\\s*", "; "));
    }

    /** The paths are relative, which for a script in dom0 means below {@code /local/domain/0}. */
    static Map<String, String> environment(HotplugTarget target) {
        String type = target.type() == Type.VIF ? "vif" : "vbd";
        Map<String, String> environment = new HashMap<>();
        environment.put("script", target.script());
        environment.put("XENBUS_TYPE", type);
        environment.put("XENBUS_PATH", "backend/" + type + "/" + target.domid() + "/" + target.devid());
        environment.put("XENBUS_BASE_PATH", "backend");
        if (target.type() == Type.VIF) {
            environment.put("netdev", target.gatewayDevice());
            environment.put("vif", String.valueOf(target.vifName()));
        }
        return environment;
    }
}
