package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.Errno;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.XenException;

/** Stops the guest's vcpus, so that it does not see its devices go. */
final class PauseDomain implements Step {
    private final Hypervisor hypervisor;
    private final Destruction destruction;

    PauseDomain(Hypervisor hypervisor, Destruction destruction) {
        this.hypervisor = hypervisor;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "pausing the domain";
    }

    @Override
    public void run(Task task) {
        try {
            hypervisor.pause(destruction.domid());
        } catch (XenException e) {
            if (e.errno() != Errno.ESRCH) {
                throw e;
            }
        }
    }
}
