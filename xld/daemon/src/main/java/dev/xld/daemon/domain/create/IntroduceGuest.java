package dev.xld.daemon.domain.create;

import dev.xld.daemon.device.Devices;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.SchedulerParameters;
import dev.xld.xenstore.StoreChange;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the scheduler's weights, tells the guest of itself in the store, gives it its console, and makes xenstored serve its
 * ring. xenconsoled hears of the guest by that, so it finds the console whole and need not be told of each of its nodes.
 * What the guest is told goes with the tree and the domain.
 */
final class IntroduceGuest implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(IntroduceGuest.class);

    /** How long it may take, at the most, to answer the news of a guest. */
    private static final Duration XENCONSOLED = Duration.ofSeconds(2);

    private final Hypervisor hypervisor;
    private final XenStore store;
    private final Devices devices;
    private final GuestTerminal terminal;
    private final Creation creation;

    IntroduceGuest(Hypervisor hypervisor, XenStore store, Devices devices, GuestTerminal terminal, Creation creation) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.devices = devices;
        this.terminal = terminal;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "introducing the guest to xenstore";
    }

    @Override
    public void run(Task task) {
        schedule();
        List<StoreChange> tree = new ArrayList<>();
        values().forEach((path, value) -> tree.add(new StoreChange.Write(path, value)));
        tree.addAll(ConsoleNodes.of(creation));
        store.transact(tx -> {
            tx.applyAll(tree);
            return tree;
        });
        store.introduceDomain(creation.domid(), creation.built().storeFrame(), creation.storePort);
    }

    private void schedule() {
        Integer weight = creation.build().cpuWeight();
        Integer cap = creation.build().cpuCap();
        if (weight == null && cap == null) {
            return;
        }
        hypervisor
                .schedulerParameters(creation.domid())
                .ifPresent(now -> hypervisor.setSchedulerParameters(
                        creation.domid(),
                        new SchedulerParameters(
                                now.scheduler(),
                                weight != null ? weight : now.weight(),
                                cap != null ? cap : now.cap())));
    }

    private Map<String, String> values() {
        String dom = creation.domainPath();
        GuestMemory memory = creation.shape.memory();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(dom + "/memory/static-max", Long.toString(memory.maxKib()));
        values.put(dom + "/memory/target", Long.toString(memory.balloonTargetKib(creation.shape.type())));
        values.put(dom + "/memory/videoram", Long.toString(memory.videoKib()));
        values.put(dom + "/domid", Integer.toString(creation.domid()));
        values.put(dom + "/store/port", Integer.toString(creation.storePort));
        values.put(dom + "/store/ring-ref", Long.toString(creation.built().storeFrame()));
        BitSet online = creation.onlineVcpus();
        for (int vcpu = 0; vcpu < creation.maxVcpus(); vcpu++) {
            values.put(dom + "/cpu/" + vcpu + "/availability", online.get(vcpu) ? "online" : "offline");
        }
        values.putAll(GuestNodes.of(creation));
        return values;
    }

    /** What xenconsoled writes only when the domain's tree has gone would stay. */
    @Override
    public void undo() {
        if (!terminal.await(creation.domid(), XENCONSOLED, Task.UNATTENDED)) {
            LOG.warn("xenconsoled opened no terminal for domain {}; is it running?", creation.domid());
        }
        devices.detachAll(creation.domid(), Task.UNATTENDED);
    }
}
