package dev.xld.daemon.domain.create;

import dev.xld.daemon.device.Devices;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;

/** Attaches one phase of the domain's devices, side by side. */
final class AttachDevices implements Step {
    private final Devices devices;
    private final Creation creation;
    private final Phase phase;

    AttachDevices(Devices devices, Creation creation, Phase phase) {
        this.devices = devices;
        this.creation = creation;
        this.phase = phase;
    }

    @Override
    public String name() {
        return switch (phase) {
            case DISKS -> "attaching disks";
            case SERVED_BY_DEVICE_MODEL -> "attaching what the device model serves";
            case OTHERS -> "attaching network cards and other devices";
            case USB_DEVICES -> "attaching USB devices";
        };
    }

    @Override
    public boolean needed() {
        return !devices.of(phase, creation.devices).isEmpty();
    }

    @Override
    public void run(Task task) {
        devices.attachAll(creation.domid(), devices.of(phase, creation.devices), task);
    }

    @Override
    public void undo() {
        devices.detachAll(creation.domid(), Task.UNATTENDED);
    }
}
