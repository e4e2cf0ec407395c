package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.Connection;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DevidOrder;
import dev.xld.daemon.device.Plug;
import dev.xld.daemon.hotplug.HotplugTarget;
import dev.xld.daemon.plan.Task;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Network cards: netback's, plugged into dom0's network by a vif script, and for HVM guests an emulated twin on a tap of the
 * device model's. Holds no state of a card; safe for any number of threads.
 */
public final class VifKind implements DeviceKind<VifSpec> {
    private static final String WORD = "vif";
    private static final String DRIVER = "xen-netback";
    private static final int DOM0 = 0;

    private final ScriptedDevices common;
    private final VifDefaults defaults;
    private final HostInterfaces interfaces;
    private final SecureRandom random = new SecureRandom();

    /** What xl.conf says of vifs that leave it open. */
    public record VifDefaults(
            String script, String bridge, @Nullable String gatewayDevice) {}

    public VifKind(ScriptedDevices common, VifDefaults defaults, HostInterfaces interfaces) {
        this.common = common;
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
                        which.equalsIgnoreCase(common.key(device, "mac").orElse(null)))
                .findFirst();
    }

    @Override
    public Map<String, String> details(DeviceAddress device) {
        return Map.of(
                "mac", common.key(device, "mac").orElse("00:00:00:00:00:00"),
                "event-channel", common.frontNumber(device, "event-channel"),
                "tx-ring-ref", common.frontNumber(device, "tx-ring-ref"),
                "rx-ring-ref", common.frontNumber(device, "rx-ring-ref"));
    }

    @Override
    public VifSpec prepare(VifSpec vif, DomainConfig config) {
        int devid = DevidOrder.devid(vif, config.devices(VifSpec.class), VifSpec::devid);
        String label = "vif " + devid;
        refuseTwice(vif, config, label);
        int backendDomid = common.backendDomid(vif.backendDomain(), label);
        String script = script(vif, backendDomid, label);
        String bridge = vif.bridge() == null ? defaults.bridge() : vif.bridge();
        if (common.runsStock(script, backendDomid, "vif-bridge")) {
            interfaces.requireBridge(bridge, label);
        }
        if (vif.vifname() != null && backendDomid == DOM0) {
            interfaces.requireFree(vif.vifname(), label);
        }
        return new VifSpec(
                devid,
                vif.mac() == null ? randomMac() : vif.mac(),
                bridge,
                vif.ip(),
                vif.script(),
                vif.vifname(),
                vif.gatewayDevice() == null ? defaults.gatewayDevice() : vif.gatewayDevice(),
                vif.model(),
                type(vif, config.createInfo().type(), label),
                vif.mtu(),
                vif.rate(),
                vif.backendDomain(),
                vif.trusted(),
                vif.colo());
    }

    private static void refuseTwice(VifSpec vif, DomainConfig config, String label) {
        boolean twice = config.devices(VifSpec.class).stream()
                .anyMatch(other ->
                        other != vif && other.devid() != null && other.devid().equals(vif.devid()));
        if (twice) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, label + ": another vif of the config has this devid; each needs its own");
        }
    }

    private static VifSpec.Type type(VifSpec vif, GuestType guest, String label) {
        if (guest == GuestType.HVM) {
            return vif.type() == VifSpec.Type.UNSET ? VifSpec.Type.IOEMU : vif.type();
        }
        if (vif.type() == VifSpec.Type.IOEMU) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, label + ": type=ioemu is for HVM guests only; leave it out, or say type=vif");
        }
        return VifSpec.Type.VIF;
    }

    private String script(VifSpec vif, int backendDomid, String label) {
        return common.script(vif.script() == null ? defaults.script() : vif.script(), backendDomid, label);
    }

    /** In Xen's own range, of which 23 bits are free. */
    private String randomMac() {
        int bits = random.nextInt(1 << 23);
        return String.format("00:16:3e:%02x:%02x:%02x", bits >> 16, bits >> 8 & 0xff, bits & 0xff);
    }

    @Override
    public Plug plug(int domid, VifSpec vif) {
        int devid = Objects.requireNonNull(vif.devid());
        String label = "vif " + devid;
        int backendDomid = common.backendDomid(vif.backendDomain(), label);
        DeviceAddress device = new DeviceAddress(domid, WORD, devid, backendDomid, WORD);
        String script = script(vif, backendDomid, label);
        HotplugTarget target =
                target(device, script, vif.type() == VifSpec.Type.IOEMU, Optional.ofNullable(vif.gatewayDevice()));
        Connection connection = common.connection(device, target, DRIVER);
        return new Plug(device, VifKeys.nodes(device, vif, script), task -> connect(connection, vif.vifname(), task));
    }

    private void connect(Connection connection, @Nullable String vifname, Task task) {
        try {
            connection.connect(task);
        } catch (RuntimeException e) {
            try {
                StrayMtu.path(vifname).ifPresent(common::removeStray);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private static HotplugTarget target(
            DeviceAddress device, String script, boolean emulated, Optional<String> gatewayDevice) {
        return new HotplugTarget(
                emulated ? HotplugTarget.Type.VIF_AND_TAP : HotplugTarget.Type.VIF,
                device.domid(),
                device.devid(),
                device.backendPath(),
                script,
                gatewayDevice.orElse(""),
                "vif " + device.devid());
    }

    @Override
    public void detach(DeviceAddress device, boolean force, Task task) {
        Optional<String> gateway = common.key(device, "gatewaydev");
        boolean emulated =
                common.key(device, "type").filter(VifKeys.EMULATED::equals).isPresent();
        String vifname = common.key(device, "vifname").orElse(null);
        common.detach(device, script -> target(device, script, emulated, gateway), force, task);
        StrayMtu.path(vifname).ifPresent(common::removeStray);
    }
}
