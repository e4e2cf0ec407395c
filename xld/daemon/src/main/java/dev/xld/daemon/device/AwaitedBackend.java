package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xenstore.XenStore;
import java.time.Duration;

/**
 * Devices whose backend is neither dom0's kernel with a script nor the device model: a program, or another domain. It must
 * answer, and nothing else is done. Kinds call it; safe for any number of threads.
 */
public final class AwaitedBackend {
    /** libxl's LIBXL_INIT_TIMEOUT. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    /** Initialising: nobody has looked at the device. */
    private static final String UNTOUCHED = "1";

    private static final String CLOSING = "5";
    private static final String CLOSED = "6";

    private final XenStore store;
    private final DeviceRemoval removal;
    private final Duration bound;

    public AwaitedBackend(XenStore store, DeviceRemoval removal) {
        this(store, removal, BOUND);
    }

    AwaitedBackend(XenStore store, DeviceRemoval removal, Duration bound) {
        this.store = store;
        this.removal = removal;
        this.bound = bound;
    }

    /** @param label names the device in the error */
    public Connection connection(DeviceAddress device, String label) {
        return task -> {
            try {
                await(device, label, task);
            } catch (RuntimeException e) {
                try {
                    removal.remove(device, true, () -> {}, Task.UNATTENDED);
                } catch (RuntimeException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
        };
    }

    private void await(DeviceAddress device, String label, Task task) {
        String path = device.backendPath() + "/state";
        boolean answered =
                Waits.forStore(store, path, bound, task, () -> !state(path).equals(UNTOUCHED));
        String state = state(path);
        if (!answered) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    label + ": no backend in domain " + device.backendDomid() + " took the device within "
                            + bound.toSeconds() + " s; is what serves " + device.backendKind() + " running there?");
        }
        if (state.isEmpty() || state.equals(CLOSING) || state.equals(CLOSED)) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    label + ": the backend in domain " + device.backendDomid() + " refused the device");
        }
    }

    private String state(String path) {
        return store.read(path).orElse("");
    }
}
