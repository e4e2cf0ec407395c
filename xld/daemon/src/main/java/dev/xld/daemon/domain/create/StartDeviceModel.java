package dev.xld.daemon.domain.create;

import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.qemu.DeviceModels;

/** Starts the domain's qemu where it needs one. */
final class StartDeviceModel implements Step {
    private final DeviceModels deviceModels;
    private final Creation creation;

    StartDeviceModel(DeviceModels deviceModels, Creation creation) {
        this.deviceModels = deviceModels;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "starting the device model";
    }

    @Override
    public void run(Task task) {
        DomainConfig prepared = creation.prepared();
        if (deviceModels.needed(prepared)) {
            deviceModels.start(creation.domid(), prepared, task);
        }
    }

    @Override
    public void undo() {
        deviceModels.stop(creation.domid());
    }
}
