package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.DomidHistory;
import dev.xld.xen.Errno;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.XenException;

/** Has Xen free the domain, which takes seconds for a big guest, after putting its id aside for a while. */
final class FreeDomain implements Step {
    private final Hypervisor hypervisor;
    private final DomidHistory history;
    private final Destruction destruction;

    FreeDomain(Hypervisor hypervisor, DomidHistory history, Destruction destruction) {
        this.hypervisor = hypervisor;
        this.history = history;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "destroying the domain";
    }

    @Override
    public void run(Task task) {
        if (hypervisor.domain(destruction.domid()).isEmpty()) {
            return;
        }
        history.ended(destruction.domid());
        try {
            hypervisor.destroy(destruction.domid());
        } catch (XenException e) {
            if (e.errno() != Errno.ESRCH) {
                throw e;
            }
        }
    }
}
