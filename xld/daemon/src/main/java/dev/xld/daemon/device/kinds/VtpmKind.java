package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.VtpmSpec;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.NumberedKind;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Virtual TPMs, served by a TPM domain which finds a guest's state by the uuid. Holds no state; safe for any number of
 * threads.
 */
public final class VtpmKind implements NumberedKind<VtpmSpec> {
    private static final String WORD = "vtpm";

    private final AwaitedBackend backend;
    private final BackendDomains domains;
    private final DeviceRemoval removal;
    private final DeviceTree tree;

    public VtpmKind(AwaitedBackend backend, BackendDomains domains, DeviceRemoval removal, DeviceTree tree) {
        this.backend = backend;
        this.domains = domains;
        this.removal = removal;
        this.tree = tree;
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
    public VtpmSpec remembered(VtpmSpec written, VtpmSpec prepared) {
        return new VtpmSpec(written.backendDomname(), prepared.devid(), prepared.uuid());
    }

    /** By its uuid or by its number. */
    @Override
    public Optional<DeviceAddress> find(List<DeviceAddress> devices, String which) {
        if (!which.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            return DeviceAddress.numbered(devices, which);
        }
        return devices.stream()
                .filter(device ->
                        which.equalsIgnoreCase(tree.libxlKey(device, "uuid").orElse(null)))
                .findFirst();
    }

    @Override
    public Map<String, String> details(DeviceAddress device) {
        return Map.of(
                "uuid", tree.libxlKey(device, "uuid").orElse(""),
                "event-channel", tree.frontNumber(device, "event-channel"),
                "ring-ref", tree.frontNumber(device, "ring-ref"));
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
