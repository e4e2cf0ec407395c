package dev.xld.xen.libxc;

import dev.xld.xen.DomainInfo;
import dev.xld.xen.Errno;
import dev.xld.xen.Scheduler;
import dev.xld.xen.SchedulerParameters;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.CpupoolInfoLayout;
import dev.xld.xen.layout.SchedCreditLayout;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Weight and cap of a domain under the scheduler of its pool; only the credit schedulers have them. */
final class CreditParameters {
    private CreditParameters() {}

    static Optional<SchedulerParameters> read(Handle handle, DomainInfo domain) {
        Scheduler scheduler = schedulerOfPool(handle, domain.cpupool());
        long xch = handle.xch();
        if (scheduler == Scheduler.CREDIT) {
            ByteBuffer struct = SchedCreditLayout.CREDIT.allocate();
            handle.check(
                    "xc_sched_credit_domain_get",
                    "domain " + domain.domid(),
                    LibXenCtrl.xc_sched_credit_domain_get(xch, domain.domid(), struct));
            return Optional.of(SchedCreditLayout.CREDIT.read(scheduler, struct));
        }
        if (scheduler == Scheduler.CREDIT2) {
            ByteBuffer struct = SchedCreditLayout.CREDIT2.allocate();
            handle.check(
                    "xc_sched_credit2_domain_get",
                    "domain " + domain.domid(),
                    LibXenCtrl.xc_sched_credit2_domain_get(xch, domain.domid(), struct));
            return Optional.of(SchedCreditLayout.CREDIT2.read(scheduler, struct));
        }
        return Optional.empty();
    }

    static void write(Handle handle, int domid, SchedulerParameters parameters) {
        long xch = handle.xch();
        String subject = "domain " + domid + " to weight " + parameters.weight() + ", cap " + parameters.cap();
        switch (parameters.scheduler()) {
            case CREDIT ->
                handle.check(
                        "xc_sched_credit_domain_set",
                        subject,
                        LibXenCtrl.xc_sched_credit_domain_set(xch, domid, SchedCreditLayout.CREDIT.write(parameters)));
            case CREDIT2 ->
                handle.check(
                        "xc_sched_credit2_domain_set",
                        subject,
                        LibXenCtrl.xc_sched_credit2_domain_set(
                                xch, domid, SchedCreditLayout.CREDIT2.write(parameters)));
            case ARINC653, RTDS, NULL ->
                throw new XenException(
                        "xc_sched_credit_domain_set",
                        Errno.EINVAL,
                        "the scheduler " + parameters.scheduler().word() + " knows no weight and no cap");
        }
    }

    private static Scheduler schedulerOfPool(Handle handle, int pool) {
        long info = handle.checkPointer("xc_cpupool_getinfo", LibXenCtrl.xc_cpupool_getinfo(handle.xch(), pool));
        try {
            ByteBuffer struct = LibC.at(info, CpupoolInfoLayout.ALL.sizeof());
            if (CpupoolInfoLayout.ALL.cpupool_id().get(struct) != pool) {
                throw new XenException("xc_cpupool_getinfo", Errno.ENOENT, "there is no cpupool " + pool);
            }
            return HostFacts.scheduler(CpupoolInfoLayout.ALL.sched_id().get(struct));
        } finally {
            LibXenCtrl.xc_cpupool_infofree(handle.xch(), info);
        }
    }
}
