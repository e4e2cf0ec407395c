package dev.xld.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network card ({@code vif=[...]}). Null means not given.
 *
 * @param devid its number in the guest; the parser gives the place in the list where the config says nothing
 * @param mac six bytes in lower case, joined by colons
 * @param script the hotplug script as written
 * @param mtu bytes
 * @param rate transmit limit
 * @param colo values of COLO (two guests in lock step) by libxl's names, see {@link VifColo}
 * @param backendDomain name or id of the backend's domain; null for dom0
 */
public record VifSpec(
        @Nullable Integer devid,
        @Nullable String mac,
        @Nullable String bridge,
        @Nullable String ip,
        @Nullable String script,
        @Nullable String vifname,
        @Nullable String gatewayDevice,
        @Nullable String model,
        Type type,
        @Nullable Integer mtu,
        @Nullable Rate rate,
        @Nullable String backendDomain,
        @Nullable Boolean trusted,
        Map<String, String> colo)
        implements DeviceSpec {
    public VifSpec {
        colo = Map.copyOf(colo);
    }

    /** Nothing given but the number. */
    public static VifSpec of(int devid) {
        return new VifSpec(
                devid, null, null, null, null, null, null, null, Type.UNSET, null, null, null, null, Map.of());
    }

    /** This card with its number, address and type settled, as they are when the domain is created; a null address stays to be drawn. */
    public VifSpec settled(int newDevid, @Nullable String newMac, Type newType) {
        return new VifSpec(
                newDevid,
                newMac,
                bridge,
                ip,
                script,
                vifname,
                gatewayDevice,
                model,
                newType,
                mtu,
                rate,
                backendDomain,
                trusted,
                colo);
    }

    /** Emulated with a PV twin, PV only, or as the guest type wants it. */
    public enum Type {
        UNSET,
        IOEMU,
        VIF
    }

    /** Bytes allowed in each interval of microseconds; both unsigned. */
    public record Rate(long bytesPerInterval, long intervalMicros) {}
}
