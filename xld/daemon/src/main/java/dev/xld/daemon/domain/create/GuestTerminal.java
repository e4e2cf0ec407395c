package dev.xld.daemon.domain.create;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The node where xenconsoled notes the terminal it has opened for a guest, which it does by itself once xenstored was told of
 * the guest. Any thread may call.
 */
final class GuestTerminal {
    private final XenStore store;

    GuestTerminal(XenStore store) {
        this.store = store;
    }

    /** Whether it was opened within {@code bound}. */
    boolean await(int domid, Duration bound, Task task) {
        String tty = DomainPaths.domain(domid) + "/console/tty";
        BooleanSupplier opened = () -> !store.read(tty).orElse("").isEmpty();
        return opened.getAsBoolean() || Waits.forStore(store, tty, bound, task, opened);
    }
}
