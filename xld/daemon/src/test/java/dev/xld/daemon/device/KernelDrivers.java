package dev.xld.daemon.device;

import dev.xld.xenstore.InMemoryXenStore;
import dev.xld.xenstore.XenStoreException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays dom0's block and network drivers, and the programs that serve TPMs, displays, sound and USB, in a store: takes devices
 * and lets them go, unless told to sit still.
 */
public final class KernelDrivers {
    private static final String BACKENDS = "/local/domain/0/backend";
    private static final Set<String> PLAYED = Set.of("vbd", "vif", "vtpm", "vdispl", "vsnd", "vusb");

    private final InMemoryXenStore store;
    private final Set<String> deaf = ConcurrentHashMap.newKeySet();

    public KernelDrivers(InMemoryXenStore store) {
        this.store = store;
        store.watch(BACKENDS, this::changed);
    }

    /** From now on the backend at this path answers nothing. */
    public void ignore(String backendPath) {
        deaf.add(backendPath + "/state");
    }

    /** A backend of another domain answers as dom0's do. */
    public void serve(String backendPath) {
        store.watch(backendPath, this::changed);
    }

    private void changed(String path) {
        if (!path.endsWith("/state") || deaf.contains(path) || !PLAYED.contains(path.split("/")[5])) {
            return;
        }
        String state = store.read(path).orElse("");
        if (state.equals("1")) {
            answer(path, "2");
        } else if (state.equals("5")) {
            answer(path, "6");
        }
    }

    private void answer(String path, String state) {
        try {
            store.transact(tx -> {
                tx.read(path).ifPresent(old -> tx.write(path, state));
                return true;
            });
        } catch (XenStoreException gone) {
            throw new AssertionError(gone);
        }
    }
}
