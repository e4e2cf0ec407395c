package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.domain.memory.HostMemory;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Facts;
import dev.xld.xen.BuiltGuest;
import dev.xld.xen.Passthrough;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One creation under way: what was asked for, and what its steps have found out so far. Confined to the thread that runs the
 * plan. Reading something before its step has run is a bug and fails at once.
 */
final class Creation {
    /** The journal's key for a domain that is to stay paused. */
    static final String PAUSED = "paused";

    private static final long DEFAULT_MEMORY_KIB = 32 * 1024;

    final DomainConfig config;
    final UUID uuid;
    final List<DeviceSpec> devices;
    final Passthrough passthrough;
    final boolean paused;
    final boolean unattended;

    HostMemory.@Nullable Grant memory;
    int storeDomid;
    int consoleDomid;
    int storePort;
    int consolePort;
    /** Milliseconds since 1970. */
    long started;

    private @Nullable Integer domid;
    private @Nullable BuiltGuest built;

    Creation(
            DomainConfig config,
            UUID uuid,
            List<DeviceSpec> devices,
            Passthrough passthrough,
            boolean paused,
            boolean unattended) {
        this.config = config;
        this.uuid = uuid;
        this.devices = devices;
        this.passthrough = passthrough;
        this.paused = paused;
        this.unattended = unattended;
    }

    String name() {
        return config.name();
    }

    BuildInfo build() {
        return config.buildInfo();
    }

    int maxVcpus() {
        return Math.max(1, build().maxVcpus());
    }

    /** What the guest may grow to. */
    long maxKib() {
        BuildInfo info = build();
        if (info.maxMemoryKib() != null) {
            return info.maxMemoryKib();
        }
        return info.targetMemoryKib() != null ? info.targetMemoryKib() : DEFAULT_MEMORY_KIB;
    }

    /** What the guest starts with. */
    long targetKib() {
        Long target = build().targetMemoryKib();
        return target != null ? target : maxKib();
    }

    boolean made() {
        return domid != null;
    }

    int domid() {
        return Objects.requireNonNull(domid, "the domain is not made yet");
    }

    void made(@Nullable Integer id) {
        domid = id;
    }

    String domainPath() {
        return DomainPaths.domain(domid());
    }

    String vmPath() {
        return DomainPaths.vm(uuid);
    }

    String libxlPath() {
        return DomainPaths.libxl(domid());
    }

    BuiltGuest built() {
        return Objects.requireNonNull(built, "the guest is not built yet");
    }

    void built(BuiltGuest guest) {
        built = guest;
    }

    /** What a recovery needs to find the remains. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        facts.put(Facts.UUID_KEY, uuid.toString());
        facts.put(Facts.NAME, name());
        facts.put(PAUSED, Boolean.toString(paused));
        if (domid != null) {
            facts.put(Facts.DOMID, domid.toString());
        }
        return facts;
    }
}
