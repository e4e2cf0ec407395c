package dev.xld.daemon.device.kinds;

import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.KernelBackend;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What disks and network cards have in common: dom0's kernel serves them and a script plugs them into dom0, or another domain
 * serves them, whose own toolstack runs the script there. Holds no state of a device; safe for any number of threads.
 */
public final class ScriptedDevices {
    private static final int DOM0 = 0;

    private final KernelBackend kernel;
    private final AwaitedBackend elsewhere;
    private final BackendDomains domains;
    private final HotplugScripts scripts;
    private final DeviceTree tree;

    public ScriptedDevices(
            KernelBackend kernel,
            AwaitedBackend elsewhere,
            BackendDomains domains,
            HotplugScripts scripts,
            DeviceTree tree) {
        this.kernel = kernel;
        this.elsewhere = elsewhere;
        this.domains = domains;
        this.scripts = scripts;
        this.tree = tree;
    }

    /** Of {@code backend=}; fails unless there is such a domain. */
    int backendDomid(@Nullable String designator, String label) {
        return domains.domid(designator, label);
    }

    /** The script's path; it must be one that can be run where it is dom0 that runs it. */
    String script(String script, int backendDomid, String label) {
        return backendDomid == DOM0 ? scripts.resolve(script, label) : scripts.path(script);
    }

    /** Whether dom0 will run the distribution's own script of that name. */
    boolean runsStock(String script, int backendDomid, String name) {
        return backendDomid == DOM0 && scripts.isStock(script, name);
    }

    /**
     * @param target what dom0's script is told
     * @param driver the module of dom0's kernel that serves such devices
     */
    Connection connection(DeviceAddress device, HotplugTarget target, String driver) {
        return device.backendDomid() == DOM0
                ? kernel.connection(device, target, driver)
                : elsewhere.connection(device, target.label());
    }

    /** @param target what dom0's script is told, made of the script's path */
    void detach(DeviceAddress device, Function<String, HotplugTarget> target, boolean force, Task task) {
        Optional<String> script = key(device, "script");
        kernel.detach(device, script.map(target), force, task);
    }

    /** One of the keys the device was made with. */
    Optional<String> key(DeviceAddress device, String key) {
        return tree.libxlKey(device, key);
    }

    /** A number the guest wrote, as a list shows it. */
    String frontNumber(DeviceAddress device, String key) {
        return tree.frontNumber(device, key);
    }

    /** The type of the guest: {@code pv}, {@code hvm}, {@code pvh}. */
    String guestType(int domid) {
        return tree.guestType(domid);
    }

    /** Removes a node a script may have left beside the device. */
    void removeStray(String path) {
        tree.removeStray(path);
    }
}
