package dev.xld.daemon.domain.device;

import dev.xld.config.DeviceSpec;
import dev.xld.daemon.device.RunningDevices;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Attaches the device; one that fails takes itself back, and nothing follows that could fail after it. */
final class PlugDevice implements Step {
    private final RunningDevices devices;
    private final int domid;
    private final DeviceSpec prepared;

    PlugDevice(RunningDevices devices, int domid, DeviceSpec prepared) {
        this.devices = devices;
        this.domid = domid;
        this.prepared = prepared;
    }

    @Override
    public String name() {
        return "attaching the device";
    }

    @Override
    public void run(Task task) {
        devices.attach(domid, prepared, task);
    }
}
