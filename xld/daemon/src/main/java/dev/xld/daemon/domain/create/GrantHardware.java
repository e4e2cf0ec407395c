package dev.xld.daemon.domain.create;

import dev.xld.config.HostResources;
import dev.xld.config.HostResources.IomemRange;
import dev.xld.config.HostResources.IoportRange;
import dev.xld.daemon.plan.Rollback;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.Hypervisor;
import java.util.Objects;

/** Lets the guest at the parts of the host its config names: I/O ports, interrupts, memory; and shows it the host's map. */
final class GrantHardware implements Step {
    private final Hypervisor hypervisor;
    private final Creation creation;
    private final Rollback granted = new Rollback();

    GrantHardware(Hypervisor hypervisor, Creation creation) {
        this.hypervisor = hypervisor;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "giving the guest parts of the host";
    }

    @Override
    public void run(Task task) {
        int domid = creation.domid();
        if (Boolean.TRUE.equals(creation.build().e820Host())) {
            hypervisor.setMemoryMap(
                    domid,
                    HostMemoryMap.forGuest(
                            hypervisor.machineMemoryMap(),
                            creation.targetKib(),
                            creation.maxKib() - creation.targetKib()));
        }
        HostResources resources = creation.build().resources();
        if (!resources.equals(HostResources.NONE)) {
            grant(domid, resources, hypervisor.hardware());
        }
    }

    private void grant(int domid, HostResources resources, HardwareAccess hardware) {
        for (IoportRange ports : resources.ioports()) {
            hardware.ioPorts(domid, ports.first(), ports.number(), true);
            granted.add(() -> hardware.ioPorts(domid, ports.first(), ports.number(), false));
        }
        for (long irq : resources.irqs()) {
            int pirq = hardware.mapInterrupt(domid, Math.toIntExact(irq));
            granted.add(() -> hardware.unmapInterrupt(domid, pirq));
            hardware.interrupt(domid, pirq, true);
            granted.add(() -> hardware.interrupt(domid, pirq, false));
        }
        for (IomemRange memory : resources.iomem()) {
            long at = Objects.requireNonNullElse(memory.gfn(), memory.start());
            hardware.ioMemory(domid, memory.start(), memory.number(), true);
            granted.add(() -> hardware.ioMemory(domid, memory.start(), memory.number(), false));
            hardware.mapIoMemory(domid, at, memory.start(), memory.number(), true);
            granted.add(() -> hardware.mapIoMemory(domid, at, memory.start(), memory.number(), false));
        }
    }

    @Override
    public void undo() {
        granted.run();
    }
}
