package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceNodes;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.KernelBackend;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Network cards served by the kernel's netback, plugged into dom0's network by a vif script. Holds no state of a card; safe
 * for any number of threads.
 */
public final class VifKind implements DeviceKind<VifSpec> {
    private static final String WORD = "vif";
    private static final String DRIVER = "xen-netback";
    private static final int DOM0 = 0;
    private static final int USUAL_MTU = 1500;
    private static final Pattern SCRIPTS_PARTS = Pattern.compile("(?:vif)?([\\w@-]+)(?:\\.([\\w@-]+))?");

    private final KernelBackend backend;
    private final DeviceTree tree;
    private final HotplugScripts scripts;
    private final VifDefaults defaults;
    private final HostInterfaces interfaces;
    private final SecureRandom random = new SecureRandom();

    /** What xl.conf says of vifs that leave it open. */
    public record VifDefaults(
            String script, String bridge, @Nullable String gatewayDevice) {}

    public VifKind(
            KernelBackend backend,
            DeviceTree tree,
            HotplugScripts scripts,
            VifDefaults defaults,
            HostInterfaces interfaces) {
        this.backend = backend;
        this.tree = tree;
        this.scripts = scripts;
        this.defaults = defaults;
        this.interfaces = interfaces;
    }

    @Override
    public Class<VifSpec> spec() {
        return VifSpec.class;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public OptionalInt devid(VifSpec vif) {
        return vif.devid() == null ? OptionalInt.empty() : OptionalInt.of(vif.devid());
    }

    @Override
    public VifSpec hot(VifSpec vif, int free) {
        VifSpec.Type type = vif.type() == VifSpec.Type.UNSET ? VifSpec.Type.VIF : vif.type();
        return vif.settled(vif.devid() == null ? free : vif.devid(), vif.mac() == null ? randomMac() : vif.mac(), type);
    }

    @Override
    public VifSpec remembered(VifSpec written, VifSpec prepared) {
        return written.settled(
                Objects.requireNonNull(prepared.devid()), Objects.requireNonNull(prepared.mac()), prepared.type());
    }

    /** By its number, or by its address, which is what has a colon. */
    @Override
    public Optional<DeviceAddress> find(List<DeviceAddress> devices, String which) {
        if (!which.contains(":")) {
            return DeviceAddress.numbered(devices, which);
        }
        return devices.stream()
                .filter(device ->
                        which.equalsIgnoreCase(tree.libxlKey(device, "mac").orElse(null)))
                .findFirst();
    }

    @Override
    public Map<String, String> details(DeviceAddress device) {
        return Map.of(
                "mac", tree.libxlKey(device, "mac").orElse("00:00:00:00:00:00"),
                "event-channel", tree.frontNumber(device, "event-channel"),
                "tx-ring-ref", tree.frontNumber(device, "tx-ring-ref"),
                "rx-ring-ref", tree.frontNumber(device, "rx-ring-ref"));
    }

    @Override
    public VifSpec prepare(VifSpec vif, DomainConfig config) {
        int devid = vif.devid() == null ? nextDevid(vif, config) : vif.devid();
        String label = "vif " + devid;
        refuseImpossible(vif, config, label);
        String script = script(vif, label);
        String bridge = vif.bridge() == null ? defaults.bridge() : vif.bridge();
        if (scripts.isStock(script, "vif-bridge")) {
            interfaces.requireBridge(bridge, label);
        }
        if (vif.vifname() != null) {
            interfaces.requireFree(vif.vifname(), label);
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
                VifSpec.Type.VIF,
                vif.mtu(),
                vif.rate(),
                vif.backendDomain(),
                vif.trusted(),
                vif.colo());
    }

    private static void refuseImpossible(VifSpec vif, DomainConfig config, String label) {
        if (vif.backendDomain() != null && !vif.backendDomain().matches("0|Domain-0")) {
            throw new ApiException(
                    ErrorKind.UNSUPPORTED,
                    label + ": a backend in domain " + vif.backendDomain() + " is not supported; leave out backend=");
        }
        if (vif.type() == VifSpec.Type.IOEMU) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, label + ": type=ioemu is not for PV guests; leave it out, or say type=vif");
        }
        boolean twice = config.devices(VifSpec.class).stream()
                .anyMatch(other ->
                        other != vif && other.devid() != null && other.devid().equals(vif.devid()));
        if (twice) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, label + ": another vif of the config has this devid; each needs its own");
        }
    }

    private String script(VifSpec vif, String label) {
        return scripts.resolve(vif.script() == null ? defaults.script() : vif.script(), label);
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
    public Plug plug(int domid, VifSpec vif) {
        int devid = Objects.requireNonNull(vif.devid());
        DeviceAddress device = new DeviceAddress(domid, WORD, devid, DOM0, WORD);
        String script = script(vif, "vif " + devid);
        Connection connection =
                backend.connection(device, target(device, script, Optional.ofNullable(vif.gatewayDevice())), DRIVER);
        return new Plug(device, nodes(domid, devid, vif, script), task -> connect(connection, vif.vifname(), task));
    }

    private void connect(Connection connection, @Nullable String vifname, Task task) {
        try {
            connection.connect(task);
        } catch (RuntimeException e) {
            try {
                strayMtu(vifname).ifPresent(tree::removeStray);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
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
        back.put("type", "vif");
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

    private static HotplugTarget target(DeviceAddress device, String script, Optional<String> gatewayDevice) {
        return new HotplugTarget(
                HotplugTarget.Type.VIF,
                device.domid(),
                device.devid(),
                device.backendPath(),
                script,
                gatewayDevice.orElse(""),
                "vif " + device.devid());
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        Optional<String> gateway = tree.libxlKey(device, "gatewaydev");
        String vifname = tree.libxlKey(device, "vifname").orElse(null);
        backend.detach(
                device, tree.libxlKey(device, "script").map(script -> target(device, script, gateway)), force, task);
        strayMtu(vifname).ifPresent(tree::removeStray);
    }

    /**
     * Where the stock scripts tell the guest its mtu: they take domid and devid from the interface's name, so with a vifname
     * they write beside all domains. Empty where that is some domain's own place.
     */
    private static Optional<String> strayMtu(@Nullable String vifname) {
        if (vifname == null) {
            return Optional.empty();
        }
        Matcher parts = SCRIPTS_PARTS.matcher(vifname);
        if (!parts.matches() || parts.group(1).matches("\\d+")) {
            return Optional.empty();
        }
        String devid = parts.group(2) == null ? parts.group(1) : parts.group(2);
        return Optional.of("/local/domain/" + parts.group(1) + "/device/vif/" + devid + "/mtu");
    }
}
