package dev.xld.daemon.domain.device;

import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.RunningDevices;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Takes the device from the guest. */
final class UnplugDevice implements Step {
    private final RunningDevices devices;
    private final DeviceAddress device;
    private final boolean force;

    UnplugDevice(RunningDevices devices, DeviceAddress device, boolean force) {
        this.devices = devices;
        this.device = device;
        this.force = force;
    }

    @Override
    public String name() {
        return "detaching the device";
    }

    @Override
    public void run(Task task) {
        devices.detach(device, force, task);
    }
}
