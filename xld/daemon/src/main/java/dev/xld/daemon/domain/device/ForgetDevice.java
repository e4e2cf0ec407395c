package dev.xld.daemon.domain.device;

import dev.xld.config.DeviceSpec;
import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import java.util.UUID;
import java.util.function.Predicate;

/** Takes a device that is gone out of the stored config. */
final class ForgetDevice implements Step {
    private final LiveConfig config;
    private final int domid;
    private final UUID uuid;
    private final Predicate<DeviceSpec> same;

    ForgetDevice(LiveConfig config, int domid, UUID uuid, Predicate<DeviceSpec> same) {
        this.config = config;
        this.domid = domid;
        this.uuid = uuid;
        this.same = same;
    }

    @Override
    public String name() {
        return "removing the device from the config";
    }

    @Override
    public void run(Task task) {
        config.remove(domid, uuid, same);
    }
}
