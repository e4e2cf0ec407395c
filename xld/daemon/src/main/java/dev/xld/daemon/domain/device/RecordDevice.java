package dev.xld.daemon.domain.device;

import dev.xld.config.DeviceSpec;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import java.util.UUID;
import java.util.function.Predicate;

/** Adds the device to the stored config; before it is attached, so that no device is without an owner there. */
final class RecordDevice implements Step {
    private final LiveConfig config;
    private final int domid;
    private final UUID uuid;
    private final DeviceSpec remembered;
    private final Predicate<DeviceSpec> same;

    RecordDevice(LiveConfig config, int domid, UUID uuid, DeviceSpec remembered, Predicate<DeviceSpec> same) {
        this.config = config;
        this.domid = domid;
        this.uuid = uuid;
        this.remembered = remembered;
        this.same = same;
    }

    @Override
    public String name() {
        return "recording the device in the config";
    }

    @Override
    public void run(Task task) {
        config.add(domid, uuid, remembered);
    }

    @Override
    public void undo() {
        config.remove(domid, uuid, same);
    }
}
