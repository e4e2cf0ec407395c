package dev.xld.daemon.device.kinds;

import dev.xld.config.VifColo;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.DeviceKeys;
import dev.xld.daemon.device.DeviceNodes;
import java.util.Objects;

/** What a network card's tree says. Stateless. */
final class VifKeys {
    static final String EMULATED = "vif_ioemu";
    private static final String PLAIN = "vif";
    private static final int USUAL_MTU = 1500;

    private VifKeys() {}

    static DeviceNodes nodes(DeviceAddress device, VifSpec vif, String script) {
        String mac = Objects.requireNonNull(vif.mac());
        int mtu = vif.mtu() == null || vif.mtu() == 0 ? USUAL_MTU : vif.mtu();
        VifSpec.Rate rate = vif.rate();
        DeviceKeys keys = DeviceKeys.of(device).back("script", script).back("vifname", vif.vifname());
        VifColo.MEMBERS.forEach(
                member -> keys.back(VifColo.key(member), vif.colo().get(member)));
        return keys.back("mac", mac)
                .back("ip", vif.ip())
                .back("gatewaydev", vif.gatewayDevice())
                .back(
                        "rate",
                        rate == null || rate.intervalMicros() == 0
                                ? null
                                : Long.toUnsignedString(rate.bytesPerInterval()) + "," + rate.intervalMicros())
                .back("mtu", mtu == USUAL_MTU ? null : mtu)
                .back("bridge", vif.bridge())
                .back("handle", device.devid())
                .back("type", vif.type() == VifSpec.Type.IOEMU ? EMULATED : PLAIN)
                .back("hotplug-status", "")
                .front("handle", device.devid())
                .front("mac", mac)
                .front("trusted", vif.trusted() == null || vif.trusted() ? "1" : "0")
                .readOnlyFront("mtu", mtu)
                .nodes();
    }
}
