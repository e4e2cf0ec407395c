package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.P9Spec;
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

/** Directories of the host, served by the device model over 9P. Holds no state; safe for any number of threads. */
public final class P9Kind implements NumberedKind<P9Spec> {
    private static final String WORD = "9pfs";

    private final BackendDomains domains;
    private final DeviceRemoval removal;

    public P9Kind(BackendDomains domains, DeviceRemoval removal) {
        this.domains = domains;
        this.removal = removal;
    }

    @Override
    public Class<P9Spec> spec() {
        return P9Spec.class;
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
    public P9Spec prepare(P9Spec p9, DomainConfig config) {
        backendDomid(p9);
        int devid = DevidOrder.devid(p9, config.devices(P9Spec.class), P9Spec::devid);
        return new P9Spec(p9.backendDomname(), p9.tag(), p9.path(), p9.securityModel(), devid);
    }

    private int backendDomid(P9Spec p9) {
        return domains.domid(p9.backendDomname(), "p9 " + p9.tag());
    }

    @Override
    public Plug plug(int domid, P9Spec p9) {
        DeviceAddress device =
                new DeviceAddress(domid, WORD, Objects.requireNonNull(p9.devid()), backendDomid(p9), WORD);
        DeviceKeys keys = DeviceKeys.of(device)
                .back("path", p9.path())
                .back("security_model", p9.securityModel())
                .front("tag", p9.tag());
        return new Plug(device, keys.nodes(), Connection.NONE);
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
