package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.hotplug.HotplugRunner;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugs devices that dom0's kernel serves and a hotplug script connects, and takes them back when either fails. Kinds call it; it is safe for any number of threads.
 */
public final class KernelBackend {
    private static final Logger LOG = LoggerFactory.getLogger(KernelBackend.class);
    /** libxl gives it 10 s; one thread of the kernel serves all devices, which is not enough where many start at once. */
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(30);

    /** InitWait, and what follows it: the backend has the device. */
    private static final Set<String> TAKEN = Set.of("2", "3", "4");

    /** Closing, Closed: the backend refuses it. */
    private static final Set<String> REFUSED = Set.of("5", "6");

    private final XenStore store;
    private final DeviceRemoval removal;
    private final HotplugRunner hotplug;
    private final Duration initTimeout;

    public KernelBackend(XenStore store, DeviceRemoval removal, HotplugRunner hotplug) {
        this(store, removal, hotplug, INIT_TIMEOUT);
    }

    KernelBackend(XenStore store, DeviceRemoval removal, HotplugRunner hotplug, Duration initTimeout) {
        this.store = store;
        this.removal = removal;
        this.hotplug = hotplug;
        this.initTimeout = initTimeout;
    }

    /**
     * What connects a new device: the backend's answer, then the script.
     *
     * @param driver the module that serves it, for the sentence when nobody does
     */
    public Connection connection(DeviceAddress device, HotplugTarget target, String driver) {
        return task -> connect(device, target, driver, task);
    }

    private void connect(DeviceAddress device, HotplugTarget target, String driver, Task task) {
        long start = System.nanoTime();
        try {
            awaitBackend(device, target.label(), driver, task);
        } catch (RuntimeException e) {
            undo(e, () -> removal.remove(device, true, () -> {}, Task.UNATTENDED));
            throw e;
        }
        long taken = System.nanoTime();
        try {
            hotplug.add(target, task);
            LOG.debug(
                    "{} of domain {}: the kernel took it in {} ms, connected in {} ms",
                    target.label(),
                    device.domid(),
                    TimeUnit.NANOSECONDS.toMillis(taken - start),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - taken));
        } catch (RuntimeException e) {
            undo(e, () -> detach(device, Optional.of(target), true, Task.UNATTENDED));
            throw e;
        }
    }

    private static void undo(RuntimeException cause, Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void awaitBackend(DeviceAddress device, String label, String driver, Task task) {
        String path = device.backendPath() + "/state";
        AtomicReference<String> state = new AtomicReference<>("");
        boolean answered = Waits.forStore(store, path, initTimeout, task, () -> {
            state.set(store.read(path).orElse(""));
            return TAKEN.contains(state.get()) || REFUSED.contains(state.get());
        });
        if (!answered) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    label + ": the kernel did not take the device within " + initTimeout.toSeconds()
                            + " s; is the module " + driver + " loaded?" + kernelsWords(device));
        }
        if (REFUSED.contains(state.get())) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    label + ": the kernel (" + driver + ") refused the device" + kernelsWords(device));
        }
    }

    /** What the backend's driver left in dom0's error tree. */
    private String kernelsWords(DeviceAddress device) {
        return store.read("/local/domain/" + device.backendDomid() + "/error/backend/" + device.backendKind() + "/"
                        + device.domid() + "/" + device.devid() + "/error")
                .map(words -> "; the kernel says: " + words)
                .orElse("");
    }

    /**
     * Disconnects a device of any age; see {@link DeviceRemoval#remove}. The script runs to its end.
     *
     * @param target empty where the device has no script; one of a driver domain is run there, not here
     */
    public void detach(DeviceAddress device, Optional<HotplugTarget> target, boolean force, Task task) {
        removal.remove(
                device,
                force,
                () -> target.filter(script -> device.backendDomid() == 0)
                        .ifPresent(script -> hotplug.remove(script, Task.UNATTENDED)),
                task);
    }
}
