package dev.xld.xen.layout;

import dev.xld.xen.Scheduler;
import dev.xld.xen.SchedulerParameters;
import dev.xld.xen.layout.Field.U16;
import java.nio.ByteBuffer;

/** {@code struct xen_domctl_sched_credit} and {@code struct xen_domctl_sched_credit2}: alike, and never changed. */
public record SchedCreditLayout(int sizeof, String cName, U16 weight, U16 cap) implements Struct {
    public static final SchedCreditLayout CREDIT = of("struct xen_domctl_sched_credit");
    public static final SchedCreditLayout CREDIT2 = of("struct xen_domctl_sched_credit2");

    private static SchedCreditLayout of(String cName) {
        return new SchedCreditLayout(4, cName, new U16(0), new U16(2));
    }

    public SchedulerParameters read(Scheduler scheduler, ByteBuffer struct) {
        return new SchedulerParameters(scheduler, weight.get(struct), cap.get(struct));
    }

    public ByteBuffer write(SchedulerParameters parameters) {
        ByteBuffer struct = allocate();
        weight.set(struct, parameters.weight());
        cap.set(struct, parameters.cap());
        return struct;
    }
}
