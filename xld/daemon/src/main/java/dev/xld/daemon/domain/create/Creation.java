package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.bootloader.Booted;
import dev.xld.daemon.domain.memory.HostMemory;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Facts;
import dev.xld.xen.BuiltGuest;
import dev.xld.xen.HvmMemory;
import java.util.BitSet;
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

    final DomainConfig config;
    final UUID uuid;
    final GuestShape shape;
    private final @Nullable HvmMemory layout;
    final List<DeviceSpec> devices;
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
    private @Nullable BuildInfo booted;
    private @Nullable BuiltGuest built;

    Creation(
            DomainConfig config,
            UUID uuid,
            GuestShape shape,
            @Nullable HvmMemory layout,
            List<DeviceSpec> devices,
            boolean paused,
            boolean unattended) {
        this.config = config;
        this.uuid = uuid;
        this.shape = shape;
        this.layout = layout;
        this.devices = devices;
        this.paused = paused;
        this.unattended = unattended;
    }

    String name() {
        return config.name();
    }

    /** The config with its devices as their kinds completed them. */
    DomainConfig prepared() {
        return new DomainConfig(config.createInfo(), config.buildInfo(), devices, config.actions());
    }

    /** What is built: the config's, or with a boot loader what that brought out of the disk. */
    BuildInfo build() {
        return booted != null ? booted : config.buildInfo();
    }

    /** Whether a boot loader finds the kernel; HVM guests boot by themselves. */
    boolean hasLoader() {
        return config.buildInfo().bootloader() != null && config.createInfo().type() != CreateInfo.GuestType.HVM;
    }

    String loader() {
        return Objects.requireNonNull(config.buildInfo().bootloader());
    }

    void booted(Booted found) {
        BuildInfoBuilder build = config.buildInfo().toBuilder();
        build.kernel = found.kernel().toString();
        build.ramdisk = found.ramdisk() == null ? null : found.ramdisk().toString();
        build.cmdline = found.cmdline();
        booted = build.build();
    }

    int maxVcpus() {
        return Math.max(1, build().maxVcpus());
    }

    /** Those that run from the start. */
    BitSet onlineVcpus() {
        BitSet available = build().availableVcpus();
        if (available != null) {
            return available;
        }
        BitSet first = new BitSet();
        first.set(0);
        return first;
    }

    /** Of a PVH or HVM guest. */
    HvmMemory layout() {
        return Objects.requireNonNull(layout, "a PV guest has no layout");
    }

    /** What the guest may grow to. */
    long maxKib() {
        return shape.memory().maxKib();
    }

    /** What the guest starts with. */
    long targetKib() {
        return shape.memory().targetKib();
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
