package dev.xld.daemon.domain.create;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.qemu.DeviceModels;
import dev.xld.xen.GuestType;
import dev.xld.xen.Hypervisor;

/** Lets the guest run, unless it is to stay paused. The last step: once it was begun, the domain is there to stay. */
final class StartGuest implements Step {
    static final String NAME = "starting the guest";

    private final Hypervisor hypervisor;
    private final DeviceModels deviceModels;
    private final Creation creation;

    StartGuest(Hypervisor hypervisor, DeviceModels deviceModels, Creation creation) {
        this.hypervisor = hypervisor;
        this.deviceModels = deviceModels;
        this.creation = creation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Task task) {
        if (!creation.paused) {
            if (creation.shape.type() == GuestType.HVM) {
                deviceModels.resume(creation.domid());
            }
            hypervisor.unpause(creation.domid());
        }
    }
}
