package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xenstore.StoreChange;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a device away: asks the backend to close, waits, lets the hotplug script disconnect it, removes the tree. Safe for
 * any number of threads.
 */
public final class DeviceRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceRemoval.class);
    /** libxl's LIBXL_DESTROY_TIMEOUT. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /** Initialising: no backend has looked at the device yet. */
    private static final String UNTOUCHED = "1";

    private static final String CLOSING = "5";
    private static final String CLOSED = "6";
    /** What the device model serves. */
    private static final Set<String> OF_DEVICE_MODEL = Set.of("qdisk", "vfb", "vkbd", "qusb", "9pfs", "console");

    private final XenStore store;
    private final DeviceTree tree;
    private final Duration closeTimeout;

    public DeviceRemoval(XenStore store, DeviceTree tree) {
        this(store, tree, CLOSE_TIMEOUT);
    }

    DeviceRemoval(XenStore store, DeviceTree tree, Duration closeTimeout) {
        this.store = store;
        this.tree = tree;
        this.closeTimeout = closeTimeout;
    }

    /**
     * Removes the device; {@code disconnect} runs the script between the backend's close and the end of the tree. As with
     * libxl, a script that fails keeps no device attached: its sentence goes to the log.
     *
     * @param force take the frontend first, wait whatever the task says, and remove the tree even if the backend stays open
     * @throws ApiException when not forced and the guest does not let go of the device in time; the tree then stays
     */
    public void remove(DeviceAddress device, boolean force, Runnable disconnect, Task task) {
        long start = System.nanoTime();
        if (!close(device, force, force ? Task.UNATTENDED : task) && !force) {
            throw new ApiException(
                    ErrorKind.GUEST_TIMEOUT,
                    "domain " + device.domid() + " did not release its " + device.kind() + " " + device.devid()
                            + " within " + closeTimeout.toSeconds() + " s; it may still be in use there");
        }
        long closed = System.nanoTime();
        try {
            disconnect.run();
        } catch (ApiException e) {
            LOG.warn(
                    "disconnecting {} {} of domain {}: {}",
                    device.kind(),
                    device.devid(),
                    device.domid(),
                    e.getMessage());
        }
        long disconnected = System.nanoTime();
        tree.remove(device);
        LOG.debug(
                "{} {} of domain {}: closed in {} ms, disconnected in {} ms, removed in {} ms",
                device.kind(),
                device.devid(),
                device.domid(),
                TimeUnit.NANOSECONDS.toMillis(closed - start),
                TimeUnit.NANOSECONDS.toMillis(disconnected - closed),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - disconnected));
    }

    /**
     * Takes devices of a dying domain together, in one transaction, so that their backends close side by side; each is then
     * still to be {@link #remove}d by force. Those no backend has looked at stay as they are.
     */
    public void close(Collection<DeviceAddress> devices) {
        List<DeviceAddress> all = List.copyOf(devices);
        List<String> paths =
                all.stream().map(device -> device.backendPath() + "/state").toList();
        store.transact(tx -> {
            List<Optional<String>> states = tx.readAll(paths);
            List<StoreChange> changes = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (!Set.of("", UNTOUCHED, CLOSED).contains(states.get(i).orElse(""))) {
                    changes.add(new StoreChange.Remove(all.get(i).frontendPath()));
                    changes.add(new StoreChange.Write(all.get(i).backendPath() + "/online", "0"));
                    changes.add(new StoreChange.Write(paths.get(i), CLOSING));
                }
            }
            tx.applyAll(changes);
            return changes;
        });
    }

    /** Whether the backend has let go. */
    private boolean close(DeviceAddress device, boolean force, Task task) {
        String state = device.backendPath() + "/state";
        boolean taken = force && isClosing(device)
                || store.transact(tx -> {
                    String now = tx.read(state).orElse("");
                    List<StoreChange> changes = new ArrayList<>();
                    if (force) {
                        changes.add(new StoreChange.Remove(device.frontendPath()));
                    }
                    if (!now.isEmpty()) {
                        changes.add(new StoreChange.Write(device.backendPath() + "/online", "0"));
                    }
                    if (!now.isEmpty() && !now.equals(CLOSED)) {
                        changes.add(new StoreChange.Write(state, CLOSING));
                    }
                    tx.applyAll(changes);
                    return !now.isEmpty() && !now.equals(UNTOUCHED);
                });
        if (!taken || force && ofDeviceModel(device)) {
            return true;
        }
        return Waits.forStore(store, state, closeTimeout, task, () -> {
            String now = store.read(state).orElse("");
            return now.isEmpty() || now.equals(CLOSED) && device.backendDomid() == 0;
        });
    }

    /** Whether {@link #close(Collection)} has taken it. */
    private boolean isClosing(DeviceAddress device) {
        List<Optional<String>> keys = store.readAll(List.of(
                device.backendPath() + "/state", device.backendPath() + "/online", device.frontendPath() + "/backend"));
        return Set.of(CLOSING, CLOSED).contains(keys.get(0).orElse(""))
                && keys.get(1).filter("0"::equals).isPresent()
                && keys.get(2).isEmpty();
    }

    /**
     * Whether the device model serves it, which is gone before a dying domain's devices are taken. A driver domain answers by
     * removing its nodes, all others by the state.
     */
    private static boolean ofDeviceModel(DeviceAddress device) {
        return device.backendDomid() == 0 && OF_DEVICE_MODEL.contains(device.backendKind());
    }
}
