package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.DtdevSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.OptionalInt;

/** Devices of a device tree: hosts of x86 have none, so every one is refused. */
public final class DtdevKind implements DeviceKind<DtdevSpec> {
    @Override
    public Class<DtdevSpec> spec() {
        return DtdevSpec.class;
    }

    @Override
    public String word() {
        return "dtdev";
    }

    @Override
    public OptionalInt devid(DtdevSpec device) {
        return OptionalInt.empty();
    }

    @Override
    public DtdevSpec prepare(DtdevSpec device, DomainConfig config) {
        throw impossible(device.path());
    }

    @Override
    public Plug plug(int domid, DtdevSpec device) {
        throw impossible(device.path());
    }

    private static ApiException impossible(String path) {
        return new ApiException(
                ErrorKind.INVALID_PARAMETERS,
                "dtdev " + path + ": only Arm hosts have a device tree to take devices from; leave out dtdev");
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        throw impossible(device.toString());
    }
}
