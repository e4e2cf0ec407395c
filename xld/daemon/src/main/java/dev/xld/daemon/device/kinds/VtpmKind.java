package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.VtpmSpec;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.Objects;
import java.util.UUID;

/**
 * Virtual TPMs, served by a TPM domain which finds a guest's state by the uuid. Holds no state; safe for any number of
 * threads.
 */
public final class VtpmKind implements DeviceKind<VtpmSpec> {
    private static final String WORD = "vtpm";

    private final AwaitedBackend backend;
    private final BackendDomains domains;
    private final DeviceRemoval removal;

    public VtpmKind(AwaitedBackend backend, BackendDomains domains, DeviceRemoval removal) {
        this.backend = backend;
        this.domains = domains;
        this.removal = removal;
    }

    @Override
    public Class<VtpmSpec> spec() {
        return VtpmSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public VtpmSpec prepare(VtpmSpec vtpm, DomainConfig config) {
        backendDomid(vtpm);
        return new VtpmSpec(
                vtpm.backendDomname(),
                DevidOrder.devid(vtpm, config.devices(VtpmSpec.class), VtpmSpec::devid),
                vtpm.uuid() == null ? UUID.randomUUID() : vtpm.uuid());
    }

    private int backendDomid(VtpmSpec vtpm) {
        return domains.domid(vtpm.backendDomname(), label(vtpm));
    }

    private static String label(VtpmSpec vtpm) {
        return "vtpm " + vtpm.devid();
    }

    @Override
    public Plug plug(int domid, VtpmSpec vtpm) {
        int devid = Objects.requireNonNull(vtpm.devid());
        DeviceAddress device = new DeviceAddress(domid, WORD, devid, backendDomid(vtpm), WORD);
        DeviceKeys keys = DeviceKeys.of(device)
                .back("handle", devid)
                .back("uuid", vtpm.uuid())
                .back("resume", "False")
                .front("handle", devid);
        return new Plug(device, keys.nodes(), backend.connection(device, label(vtpm)));
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
