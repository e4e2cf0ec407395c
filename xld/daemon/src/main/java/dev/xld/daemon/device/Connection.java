package dev.xld.daemon.device;

import dev.xld.daemon.plan.Task;

/** What makes a device usable once its tree is in the store. Used by one thread, once. */
@FunctionalInterface
public interface Connection {
    /** For devices whose backend needs nothing from the toolstack but the tree. */
    Connection NONE = task -> {};

    /** Waits for the backend, plugs the device into dom0. When it fails the device is gone, its tree included. */
    void connect(Task task);
}
