package dev.xld.daemon.domain.create;

import dev.xld.config.HostResources;
import dev.xld.config.HostResources.IomemRange;
import dev.xld.config.HostResources.IoportRange;
import dev.xld.config.HvmInfo;
import dev.xld.config.PciSpec;
import dev.xld.daemon.plan.Rollback;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.HardwareAccess;
import dev.xld.xen.Hypervisor;
import java.util.Objects;
import java.util.function.Predicate;

/** Lets the guest at the parts of the host its config names: I/O ports, interrupts, memory; and shows it the host's map. */
final class GrantHardware implements Step {
    /** Where a graphics card shows its memory to a PC that starts. */
    private static final long VGA_FRAME = 0xa0;

    private static final long VGA_FRAMES = 0x20;

    private final Hypervisor hypervisor;
    private final Creation creation;
    private final Predicate<PciSpec> isVga;
    private final Rollback granted = new Rollback();

    /** @param isVga whether a graphics card is meant */
    GrantHardware(Hypervisor hypervisor, Creation creation, Predicate<PciSpec> isVga) {
        this.hypervisor = hypervisor;
        this.creation = creation;
        this.isVga = isVga;
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
        HvmInfo hvm = creation.build().hvm();
        if (hvm != null
                && Boolean.TRUE.equals(hvm.gfxPassthru())
                && creation.config.devices(PciSpec.class).stream().anyMatch(isVga)) {
            ioMemory(domid, VGA_FRAME, VGA_FRAMES, hypervisor.hardware());
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
            ioMemory(domid, memory.start(), memory.number(), hardware);
            hardware.mapIoMemory(domid, at, memory.start(), memory.number(), true);
            granted.add(() -> hardware.mapIoMemory(domid, at, memory.start(), memory.number(), false));
        }
    }

    private void ioMemory(int domid, long first, long frames, HardwareAccess hardware) {
        hardware.ioMemory(domid, first, frames, true);
        granted.add(() -> hardware.ioMemory(domid, first, frames, false));
    }

    @Override
    public void undo() {
        granted.run();
    }
}
