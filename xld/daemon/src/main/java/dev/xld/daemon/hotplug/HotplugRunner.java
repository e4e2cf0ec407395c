package dev.xld.daemon.hotplug;

import dev.xld.daemon.plan.Task;

/**
 * A platform's way of calling hotplug scripts. Both calls block until the script has ended, was cancelled or took too
 * long. A failure is an {@link dev.xld.api.ApiException} with the script's path and its own words.
 */
public interface HotplugRunner {
    /** Connects a device to dom0. */
    void add(HotplugTarget target, Task task);

    /** Disconnects it. */
    void remove(HotplugTarget target, Task task);
}
