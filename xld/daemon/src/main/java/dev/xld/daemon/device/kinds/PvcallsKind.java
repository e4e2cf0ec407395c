package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.PvcallsSpec;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.Objects;

/**
 * Sockets of another domain. As with libxl, nobody waits for the backend: the guest's calls work once one is there. Holds no
 * state; safe for any number of threads.
 */
public final class PvcallsKind implements NumberedKind<PvcallsSpec> {
    private static final String WORD = "pvcalls";

    private final BackendDomains domains;
    private final DeviceRemoval removal;

    public PvcallsKind(BackendDomains domains, DeviceRemoval removal) {
        this.domains = domains;
        this.removal = removal;
    }

    @Override
    public Class<PvcallsSpec> spec() {
        return PvcallsSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Phase phase() {
        return Phase.SERVED_BY_DEVICE_MODEL;
    }

    @Override
    public PvcallsSpec prepare(PvcallsSpec calls, DomainConfig config) {
        backendDomid(calls);
        return new PvcallsSpec(
                calls.backendDomname(), DevidOrder.devid(calls, config.devices(PvcallsSpec.class), PvcallsSpec::devid));
    }

    private int backendDomid(PvcallsSpec calls) {
        return domains.domid(calls.backendDomname(), "pvcalls " + calls.devid());
    }

    @Override
    public Plug plug(int domid, PvcallsSpec calls) {
        DeviceAddress device =
                new DeviceAddress(domid, WORD, Objects.requireNonNull(calls.devid()), backendDomid(calls), WORD);
        return new Plug(device, DeviceKeys.of(device).nodes(), Connection.NONE);
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
