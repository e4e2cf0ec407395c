package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.Devices;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.Passthrough;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that can be found wrong with a config before anything is made, and the completing of what it left open. Changes
 * nothing on the host. Any thread may call.
 */
final class Preparation {
    private final Devices devices;
    private final Hypervisor hypervisor;

    Preparation(Devices devices, Hypervisor hypervisor) {
        this.devices = devices;
        this.hypervisor = hypervisor;
    }

    Creation prepare(CreateOptions options) {
        DomainConfig given = options.config();
        refuseUnsupported(given);
        DomainConfig config = new DomainConfig(
                withUuid(given.createInfo()),
                withAbsolutePaths(given.buildInfo(), options.directory()),
                withAbsoluteTargets(given.devices(), options.directory()),
                given.actions());
        checkFile("kernel", config.buildInfo().kernel());
        checkFile("ramdisk", config.buildInfo().ramdisk());
        List<DeviceSpec> prepared = devices.prepare(config);
        DomainConfig stored = new DomainConfig(
                config.createInfo(), config.buildInfo(), remembered(config.devices(), prepared), config.actions());
        UUID uuid = java.util.Objects.requireNonNull(config.createInfo().uuid());
        Passthrough passthrough =
                PassthroughMode.of(config, hypervisor.physInfo().capabilities());
        return new Creation(stored, uuid, prepared, passthrough, options.paused(), options.unattended());
    }

    private static void refuseUnsupported(DomainConfig config) {
        CreateInfo.GuestType type = config.createInfo().type();
        BuildInfo build = config.buildInfo();
        if (type != CreateInfo.GuestType.PV) {
            throw unsupported("xld creates PV guests only, but domain \"" + config.name() + "\" has type=\""
                    + type.word() + "\".");
        }
        if (build.bootloader() != null) {
            throw unsupported("xld does not run boot loaders, but the config of domain \"" + config.name()
                    + "\" has bootloader=\"" + build.bootloader()
                    + "\"; name the guest's kernel with kernel= instead.");
        }
        if (!build.cpuid().isEmpty()) {
            throw unsupported(
                    "xld cannot change what domain \"" + config.name() + "\" sees of CPUID; leave out cpuid.");
        }
        if (!build.vnumaNodes().isEmpty()) {
            throw unsupported("xld cannot give domain \"" + config.name() + "\" NUMA nodes; leave out vnuma.");
        }
        if (build.kernel() == null) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The config of domain \"" + config.name() + "\" names no kernel (key kernel).");
        }
    }

    private static ApiException unsupported(String sentence) {
        return new ApiException(ErrorKind.UNSUPPORTED, sentence);
    }

    private static CreateInfo withUuid(CreateInfo info) {
        return info.uuid() != null ? info : info.withUuid(UUID.randomUUID());
    }

    /** So that a restart finds the files wherever the daemon was started. */
    private static BuildInfo withAbsolutePaths(BuildInfo info, Path directory) {
        BuildInfoBuilder build = info.toBuilder();
        build.kernel = absolute(info.kernel(), directory);
        build.ramdisk = absolute(info.ramdisk(), directory);
        return build.build();
    }

    private static List<DeviceSpec> withAbsoluteTargets(List<DeviceSpec> devices, Path directory) {
        List<DeviceSpec> absolute = new ArrayList<>();
        for (DeviceSpec device : devices) {
            boolean path = device instanceof DiskSpec disk
                    && disk.script() == null
                    && !disk.target().isEmpty();
            absolute.add(
                    path && device instanceof DiskSpec disk
                            ? disk.withPath(directory.resolve(disk.target()).toString())
                            : device);
        }
        return absolute;
    }

    private static @Nullable String absolute(@Nullable String path, Path directory) {
        return path == null || path.startsWith("/")
                ? path
                : directory.resolve(path).toString();
    }

    private static void checkFile(String key, @Nullable String path) {
        if (path == null) {
            return;
        }
        Path file = Path.of(path);
        String wrong = !Files.exists(file)
                ? "there is no such file"
                : Files.isDirectory(file) ? "it is a directory" : !Files.isReadable(file) ? "permission denied" : null;
        if (wrong != null) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE, "Cannot read " + path + " (key " + key + "): " + wrong + ".");
        }
    }

    /** The config's devices as they were written, with what must be the same at a restart: id and mac of network cards. */
    private static List<DeviceSpec> remembered(List<DeviceSpec> written, List<DeviceSpec> prepared) {
        List<DeviceSpec> devices = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i) instanceof VifSpec vif && prepared.get(i) instanceof VifSpec full) {
                devices.add(new VifSpec(
                        full.devid(),
                        full.mac(),
                        vif.bridge(),
                        vif.ip(),
                        vif.script(),
                        vif.vifname(),
                        vif.gatewayDevice(),
                        vif.model(),
                        full.type(),
                        vif.mtu(),
                        vif.rate(),
                        vif.backendDomain(),
                        vif.trusted(),
                        vif.colo()));
            } else {
                devices.add(written.get(i));
            }
        }
        return devices;
    }
}
