package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.qemu.DeviceModels;

/** Ends the qemu of a domain and removes what it left. */
final class StopDeviceModel implements Step {
    private final DeviceModels deviceModels;
    private final Destruction destruction;

    StopDeviceModel(DeviceModels deviceModels, Destruction destruction) {
        this.deviceModels = deviceModels;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "stopping the device model";
    }

    @Override
    public void run(Task task) {
        deviceModels.stop(destruction.domid());
    }
}
