package dev.xld.daemon.domain.create;

import dev.xld.config.DeviceSpec;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import java.util.List;

/** Attaches one phase of the domain's devices, side by side. */
final class AttachDevices implements Step {
    private final Devices devices;
    private final Creation creation;
    private final String what;
    private final List<DeviceSpec> phase;

    /** @param what for the step's name: {@code disks} */
    AttachDevices(Devices devices, Creation creation, String what, List<DeviceSpec> phase) {
        this.devices = devices;
        this.creation = creation;
        this.what = what;
        this.phase = List.copyOf(phase);
    }

    @Override
    public String name() {
        return "attaching " + what;
    }

    @Override
    public void run(Task task) {
        devices.attachAll(creation.domid(), phase, task);
    }

    @Override
    public void undo() {
        devices.detachAll(creation.domid(), Task.UNATTENDED);
    }
}
