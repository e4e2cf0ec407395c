package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceNodes;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.StoreWait;
import dev.xld.daemon.hotplug.HotplugRunner;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.XenStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Network cards served by the kernel's netback, plugged into dom0's network by a vif script. Holds no state of a card; safe
 * for any number of threads.
 */
public final class VifKind implements DeviceKind<VifSpec> {
    private static final Duration BACKEND_TIMEOUT = Duration.ofSeconds(10);
    private static final int DOM0 = 0;
    private static final int USUAL_MTU = 1500;

    private final XenStore store;
    private final DeviceTree tree;
    private final DeviceRemoval removal;
    private final HotplugRunner hotplug;
    private final HotplugScripts scripts;
    private final VifDefaults defaults;
    private final HostBridges bridges;
    private final SecureRandom random = new SecureRandom();

    /** What xl.conf says of vifs that leave it open. */
    public record VifDefaults(
            String script, String bridge, @Nullable String gatewayDevice) {}

    public VifKind(
            XenStore store,
            DeviceTree tree,
            DeviceRemoval removal,
            HotplugRunner hotplug,
            HotplugScripts scripts,
            VifDefaults defaults,
            HostBridges bridges) {
        this.store = store;
        this.tree = tree;
        this.removal = removal;
        this.hotplug = hotplug;
        this.scripts = scripts;
        this.defaults = defaults;
        this.bridges = bridges;
    }

    @Override
    public Class<VifSpec> spec() {
        return VifSpec.class;
    }

    @Override
    public String word() {
        return "vif";
    }

    @Override
    public VifSpec prepare(VifSpec vif, DomainConfig config) {
        int devid = vif.devid() == null ? nextDevid(vif, config) : vif.devid();
        String label = "vif " + devid;
        if (vif.backendDomain() != null && !vif.backendDomain().matches("0|Domain-0")) {
            throw new ApiException(
                    ErrorKind.UNSUPPORTED,
                    label + ": a backend in domain " + vif.backendDomain() + " is not supported");
        }
        String script = scripts.resolve(vif.script() == null ? defaults.script() : vif.script(), label);
        String bridge = vif.bridge() == null ? defaults.bridge() : vif.bridge();
        if (scripts.isStock(script, "vif-bridge")) {
            bridges.require(bridge, label);
        }
        return new VifSpec(
                devid,
                vif.mac() == null ? randomMac() : vif.mac(),
                bridge,
                vif.ip(),
                vif.script() == null ? null : script,
                vif.vifname(),
                vif.gatewayDevice() == null ? defaults.gatewayDevice() : vif.gatewayDevice(),
                vif.model(),
                vif.type() == VifSpec.Type.UNSET ? VifSpec.Type.VIF : vif.type(),
                vif.mtu(),
                vif.rate(),
                vif.backendDomain(),
                vif.trusted());
    }

    /** Cards without a number get the ones after the highest given, in the config's order. */
    private static int nextDevid(VifSpec vif, DomainConfig config) {
        int next = 0;
        int before = 0;
        boolean passed = false;
        for (VifSpec other : config.devices(VifSpec.class)) {
            passed |= other == vif;
            if (other.devid() != null) {
                next = Math.max(next, other.devid() + 1);
            } else if (!passed) {
                before++;
            }
        }
        return next + before;
    }

    /** In Xen's own range, of which 23 bits are free. */
    private String randomMac() {
        int bits = random.nextInt(1 << 23);
        return String.format("00:16:3e:%02x:%02x:%02x", bits >> 16, bits >> 8 & 0xff, bits & 0xff);
    }

    @Override
    public void attach(int domid, VifSpec vif, Task task) {
        int devid = Objects.requireNonNull(vif.devid());
        String label = "vif " + devid;
        String script = scripts.resolve(vif.script() == null ? defaults.script() : vif.script(), label);
        DeviceAddress device = new DeviceAddress(domid, "vif", devid, DOM0, "vif");
        tree.add(device, nodes(domid, devid, vif, script));
        try {
            if (!StoreWait.until(
                    store,
                    device.backendPath() + "/state",
                    state -> state.equals(Optional.of("2")),
                    BACKEND_TIMEOUT,
                    task)) {
                throw new ApiException(
                        task.cancelled() ? ErrorKind.CANCELLED : ErrorKind.XEN_FAILED,
                        label + ": the kernel's network backend did not take the device within "
                                + BACKEND_TIMEOUT.toSeconds() + " s; is the module xen-netback loaded?");
            }
            hotplug.add(target(device, script, vif.gatewayDevice()), task);
        } catch (RuntimeException e) {
            takeBack(device, e);
            throw e;
        }
    }

    private void takeBack(DeviceAddress device, RuntimeException cause) {
        try {
            detach(device, true, Task.UNATTENDED);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static DeviceNodes nodes(int domid, int devid, VifSpec vif, String script) {
        String mac = Objects.requireNonNull(vif.mac());
        int mtu = vif.mtu() == null ? USUAL_MTU : vif.mtu();
        Map<String, String> back = new LinkedHashMap<>();
        back.put("frontend-id", Integer.toString(domid));
        back.put("online", "1");
        back.put("state", "1");
        back.put("script", script);
        put(back, "vifname", vif.vifname());
        back.put("mac", mac);
        put(back, "ip", vif.ip());
        put(back, "gatewaydev", vif.gatewayDevice());
        VifSpec.Rate rate = vif.rate();
        if (rate != null) {
            back.put("rate", rate.bytesPerInterval() + "," + rate.intervalMicros());
        }
        if (mtu != USUAL_MTU) {
            back.put("mtu", Integer.toString(mtu));
        }
        back.put("bridge", Objects.requireNonNull(vif.bridge()));
        back.put("handle", Integer.toString(devid));
        back.put("type", vif.type() == VifSpec.Type.IOEMU ? "vif_ioemu" : "vif");
        back.put("hotplug-status", "");
        Map<String, String> front = new LinkedHashMap<>();
        front.put("backend-id", Integer.toString(DOM0));
        front.put("state", "1");
        front.put("handle", Integer.toString(devid));
        front.put("mac", mac);
        front.put("trusted", vif.trusted() == null || vif.trusted() ? "1" : "0");
        return new DeviceNodes(back, front, Map.of("mtu", Integer.toString(mtu)));
    }

    private static void put(Map<String, String> keys, String key, @Nullable String value) {
        if (value != null) {
            keys.put(key, value);
        }
    }

    /** The script is told the interface's first name; it finds the one to give it in the backend. */
    private static HotplugTarget target(DeviceAddress device, String script, @Nullable String gatewayDevice) {
        return new HotplugTarget(
                HotplugTarget.Type.VIF,
                device.domid(),
                device.devid(),
                device.backendPath(),
                script,
                "vif" + device.domid() + "." + device.devid(),
                gatewayDevice == null ? "" : gatewayDevice,
                "vif " + device.devid());
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        String script = tree.libxlKey(device, "script").orElse("");
        boolean ours = device.backendDomid() == DOM0 && !script.isEmpty();
        removal.remove(
                device,
                force,
                () -> {
                    if (ours) {
                        String gateway = tree.libxlKey(device, "gatewaydev").orElse(null);
                        hotplug.remove(target(device, script, gateway), task);
                    }
                },
                task);
    }
}
