package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.device.Devices;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Takes every device away by force, whoever attached it. */
final class DetachDevices implements Step {
    private final Devices devices;
    private final Destruction destruction;

    DetachDevices(Devices devices, Destruction destruction) {
        this.devices = devices;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "detaching the devices";
    }

    @Override
    public void run(Task task) {
        devices.detachAll(destruction.domid(), task);
    }
}
