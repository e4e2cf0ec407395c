package dev.xld.daemon.hotplug;

import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.time.Duration;

/**
 * A platform's way of connecting devices to dom0. Both calls block until the script has ended, was cancelled or took too
 * long. A failure is an {@link dev.xld.api.ApiException} with the script's path and its own words.
 */
public interface HotplugRunner {
    /** Connects a device to dom0. */
    void add(HotplugTarget target, Task task);

    /** Disconnects it. */
    void remove(HotplugTarget target, Task task);

    /**
     * The way of an operating system.
     *
     * @param system its name as Java's property {@code os.name} has it
     * @param scriptsOnly whether the scripts are to be run even where the daemon could do their work itself
     * @param timeout how long a script may take
     */
    static HotplugRunner of(String system, boolean scriptsOnly, XenStore store, Duration timeout) {
        if (system.equals("NetBSD")) {
            return new NetBsdHotplug(timeout);
        }
        HotplugRunner scripts = new LinuxHotplug(store, timeout);
        return scriptsOnly ? scripts : new NativeHotplug(store, scripts, timeout);
    }
}
