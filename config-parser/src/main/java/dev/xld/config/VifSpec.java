package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A network card ({@code vif=[...]}). Null means not given.
 *
 * @param mac six bytes in lower case, joined by colons
 * @param script the hotplug script as written
 * @param rate transmit limit
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
        @Nullable Boolean trusted)
        implements DeviceSpec {

    /** Emulated with a PV twin, PV only, or as the guest type wants it. */
    public enum Type {
        UNSET,
        IOEMU,
        VIF
    }

    /** Bytes allowed in each interval of microseconds. */
    public record Rate(long bytesPerInterval, long intervalMicros) {}
}
