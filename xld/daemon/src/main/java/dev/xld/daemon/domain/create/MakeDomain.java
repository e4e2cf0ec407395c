package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.DomidHistory;
import dev.xld.xen.CreateDomain;
import dev.xld.xen.GuestType;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the empty domain and takes its lane. An id that another domain had a moment ago is given back and the next one taken,
 * so that whoever still speaks of the old domain cannot hit the new one.
 */
final class MakeDomain implements Step {
    private static final int EVENT_CHANNELS = 1023;
    private static final int HYPERVISORS_CHOICE = -1;
    private static final int BYTES_PER_KIB = 1024;
    private static final int PAGE = 4096;
    /** SECINITSID_DOMU of Xen's default policy, which moved by one in 4.17. */
    private static final int DOMU_SID = 12;

    private final Hypervisor hypervisor;
    private final DomidHistory history;
    private final Lanes lanes;
    private final XenStore store;
    private final CpuPools pools;
    private final Creation creation;
    private Lanes.@Nullable Held lane;

    MakeDomain(Hypervisor hypervisor, DomidHistory history, Lanes lanes, XenStore store, Creation creation) {
        this.hypervisor = hypervisor;
        this.history = history;
        this.lanes = lanes;
        this.store = store;
        this.pools = new CpuPools(store);
        this.creation = creation;
    }

    @Override
    public String name() {
        return "making the domain";
    }

    @Override
    public void run(Task task) {
        CreateDomain request = request();
        creation.made(hypervisor.createDomain(request));
        while (history.recent(creation.domid())) {
            hypervisor.destroy(creation.domid());
            creation.made(null);
            creation.made(hypervisor.createDomain(request));
        }
        if (creation.memory != null) {
            creation.memory.bind(creation.domid());
        }
        lane = lanes.acquire(creation.domid(), task);
    }

    private CreateDomain request() {
        BuildInfo build = creation.build();
        GuestShape shape = creation.shape;
        boolean before417 = hypervisor.info().major() == 4 && hypervisor.info().minor() < 17;
        return new CreateDomain(
                null,
                shape.type(),
                creation.uuid,
                before417 ? DOMU_SID - 1 : DOMU_SID,
                creation.maxVcpus(),
                or(build.eventChannels(), EVENT_CHANNELS),
                or(build.maxGrantFrames(), HYPERVISORS_CHOICE),
                or(build.maxMaptrackFrames(), HYPERVISORS_CHOICE),
                build.maxGrantVersion(),
                pools.idOf(creation.config.createInfo().pool()),
                shape.hap(),
                shape.oos(),
                Boolean.TRUE.equals(build.switches().vpmu()),
                shape.type() != GuestType.PV
                        && Boolean.TRUE.equals(build.switches().nestedHvm()),
                Boolean.TRUE.equals(build.switches().relaxedMsr()),
                vmtraceBytes(build),
                shape.passthrough(),
                shape.altp2m());
    }

    /** Whole pages. */
    private static int vmtraceBytes(BuildInfo build) {
        int bytes = or(build.vmtraceBufKib(), 0) * BYTES_PER_KIB;
        return (bytes + PAGE - 1) / PAGE * PAGE;
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given != null ? given : otherwise;
    }

    @Override
    public void undo() {
        Optional<Integer> made =
                creation.made() ? Optional.of(creation.domid()) : Nameless.find(hypervisor, store, creation.uuid);
        made.filter(domid -> hypervisor.domain(domid).isPresent()).ifPresent(domid -> {
            history.ended(domid);
            hypervisor.destroy(domid);
        });
    }

    @Override
    public void end() {
        if (lane != null) {
            lane.close();
        }
    }
}
