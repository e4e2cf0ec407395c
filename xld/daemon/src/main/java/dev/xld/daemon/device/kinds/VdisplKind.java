package dev.xld.daemon.device.kinds;

import dev.xld.config.DomainConfig;
import dev.xld.config.VdisplSpec;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PV displays, served by a program of the backend's domain. Holds no state; safe for any number of threads. */
public final class VdisplKind implements NumberedKind<VdisplSpec> {
    private static final String WORD = "vdispl";
    private static final int MOST_CONNECTORS = 64;
    private static final List<String> RINGS =
            List.of("req-ring-ref", "req-event-channel", "evt-ring-ref", "evt-event-channel");

    private final AwaitedBackend backend;
    private final BackendDomains domains;
    private final DeviceRemoval removal;
    private final DeviceTree tree;

    public VdisplKind(AwaitedBackend backend, BackendDomains domains, DeviceRemoval removal, DeviceTree tree) {
        this.backend = backend;
        this.domains = domains;
        this.removal = removal;
        this.tree = tree;
    }

    @Override
    public Class<VdisplSpec> spec() {
        return VdisplSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    /** What the guest can make of its frontend is read as far as a screen goes, and no further than makes sense. */
    @Override
    public Map<String, String> details(DeviceAddress device) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("be-alloc", tree.frontNumber(device, "be-alloc"));
        for (int i = 0; i < MOST_CONNECTORS; i++) {
            Optional<String> resolution = tree.frontText(device, i + "/resolution");
            Optional<String> id = tree.frontText(device, i + "/unique-id");
            if (resolution.isEmpty() || id.isEmpty()) {
                break;
            }
            details.put(i + "/unique-id", id.get());
            details.put(i + "/resolution", resolution.get());
            for (String key : RINGS) {
                details.put(i + "/" + key, tree.frontNumber(device, i + "/" + key));
            }
        }
        return details;
    }

    @Override
    public VdisplSpec prepare(VdisplSpec display, DomainConfig config) {
        backendDomid(display);
        return display.numbered(DevidOrder.devid(display, config.devices(VdisplSpec.class), VdisplSpec::devid));
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
