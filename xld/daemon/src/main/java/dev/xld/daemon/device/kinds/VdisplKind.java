package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.VdisplSpec;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.plan.Task;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PV displays, served by a program of the backend's domain. Holds no state; safe for any number of threads. */
public final class VdisplKind implements DeviceKind<VdisplSpec> {
    private static final String WORD = "vdispl";

    private final AwaitedBackend backend;
    private final BackendDomains domains;
    private final DeviceRemoval removal;

    public VdisplKind(AwaitedBackend backend, BackendDomains domains, DeviceRemoval removal) {
        this.backend = backend;
        this.domains = domains;
        this.removal = removal;
    }

    @Override
    public Class<VdisplSpec> spec() {
        return VdisplSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public VdisplSpec prepare(VdisplSpec display, DomainConfig config) {
        backendDomid(display);
        return display;
    }

    private int backendDomid(VdisplSpec display) {
        return domains.domid(display.backendDomname(), label(display));
    }

    private static String label(VdisplSpec display) {
        return "vdispl " + display.devid();
    }

    @Override
    public Plug plug(int domid, VdisplSpec display) {
        DeviceAddress device =
                new DeviceAddress(domid, WORD, Objects.requireNonNull(display.devid()), backendDomid(display), WORD);
        DeviceKeys keys = DeviceKeys.of(device).readOnlyFront("be-alloc", display.beAlloc() ? 1 : 0);
        List<VdisplSpec.Connector> connectors = display.connectors();
        for (int i = 0; i < connectors.size(); i++) {
            VdisplSpec.Connector connector = connectors.get(i);
            keys.readOnlyFront(i + "/resolution", size(connector.width()) + "x" + size(connector.height()))
                    .readOnlyFront(i + "/unique-id", connector.uniqueId());
        }
        return new Plug(device, keys.nodes(), backend.connection(device, label(display)));
    }

    private static long size(@Nullable Long pixels) {
        return pixels == null ? 0 : pixels;
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        removal.remove(device, force, () -> {}, task);
    }
}
