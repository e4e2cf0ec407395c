package dev.xld.daemon.domain.create;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.qemu.DeviceModels;

/** Starts the qemu of a domain that needs one. */
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
    public boolean needed() {
        return deviceModels.needed(creation.prepared());
    }

    @Override
    public void run(Task task) {
        deviceModels.start(creation.domid(), creation.prepared(), task);
    }

    @Override
    public void undo() {
        deviceModels.stop(creation.domid());
    }
}
