package dev.xld.daemon.host;

import dev.xld.api.WaitReply;
import dev.xld.api.WaitRequest;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.Optional;

/** Waits for domains to stop or to be gone, for {@code xl shutdown -w}. Any thread may call. */
public final class DomainWaiter {
    private static final Duration EVER = Duration.ofDays(365);

    private final Hypervisor hypervisor;
    private final XenStore store;

    public DomainWaiter(Hypervisor hypervisor, XenStore store) {
        this.hypervisor = hypervisor;
        this.store = store;
    }

    /** Blocks until then; a cancelled task ends it with an exception. */
    public WaitReply await(WaitRequest request, Task task) {
        WaitReply[] reply = new WaitReply[1];
        Waits.forStore(store, "@releaseDomain", EVER, task, () -> {
            look(request).ifPresent(seen -> reply[0] = seen);
            return reply[0] != null;
        });
        return reply[0];
    }

    private Optional<WaitReply> look(WaitRequest request) {
        Optional<DomainInfo> info = hypervisor.domain(request.domid());
        if (info.isEmpty() || info.get().dying()) {
            return Optional.of(new WaitReply(request.domid(), true, -1));
        }
        if (info.get().shutdown() && !request.destruction()) {
            return Optional.of(new WaitReply(request.domid(), false, info.get().shutdownCode()));
        }
        return Optional.empty();
    }
}
