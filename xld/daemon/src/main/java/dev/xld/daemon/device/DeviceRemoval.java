package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.time.Duration;

/**
 * Takes a device away: asks the backend to close, waits, lets the hotplug script disconnect it, removes the tree. Safe for
 * any number of threads.
 */
public final class DeviceRemoval {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final String CLOSING = "5";
    private static final String CLOSED = "6";

    private final XenStore store;
    private final DeviceTree tree;

    public DeviceRemoval(XenStore store, DeviceTree tree) {
        this.store = store;
        this.tree = tree;
    }

    /**
     * Removes the device; {@code disconnect} runs the script between the backend's close and the end of the tree.
     *
     * @param force take the frontend first and end with the tree removed, whatever the backend or the script does
     * @throws ApiException when not forced and the guest does not let go of the device within 10 s
     */
    public void remove(DeviceAddress device, boolean force, Runnable disconnect, Task task) {
        boolean closed = close(device, force, task);
        if (!closed && !force) {
            throw new ApiException(
                    ErrorKind.GUEST_TIMEOUT,
                    "domain " + device.domid() + " did not release its " + device.kind() + " " + device.devid()
                            + " within " + CLOSE_TIMEOUT.toSeconds() + " s");
        }
        try {
            disconnect.run();
        } finally {
            tree.remove(device);
        }
    }

    private boolean close(DeviceAddress device, boolean force, Task task) {
        String state = device.backendPath() + "/state";
        boolean asked = store.transact(tx -> {
            if (force) {
                tx.remove(device.frontendPath());
            }
            String now = tx.read(state).orElse("");
            if (now.isEmpty()) {
                return false;
            }
            tx.write(device.backendPath() + "/online", "0");
            if (!now.equals(CLOSED)) {
                tx.write(state, CLOSING);
            }
            return true;
        });
        return !asked
                || !inKernel(device)
                || StoreWait.until(
                        store, state, value -> value.isEmpty() || value.get().equals(CLOSED), CLOSE_TIMEOUT, task);
    }

    /** Other backends are served by the device model, which is gone before a domain's devices are taken. */
    private static boolean inKernel(DeviceAddress device) {
        return device.backendKind().equals("vif") || device.backendKind().equals("vbd");
    }
}
