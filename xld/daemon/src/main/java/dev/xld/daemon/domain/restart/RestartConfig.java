package dev.xld.daemon.domain.restart;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.RunningDevices;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Services;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The config a stopped domain is made from again: the one given with config-update if there is one, else the one it was
 * made from with the memory it had in the end; always with its present name and its uuid. Any thread may call.
 */
final class RestartConfig {
    private final Services services;
    private final StoredConfig format;

    RestartConfig(Services services, StoredConfig format) {
        this.services = services;
        this.format = format;
    }

    DomainConfig load(int domid, UUID uuid, String name) {
        Optional<String> update = services.userData().read(domid, uuid, StoredConfig.UPDATE);
        if (update.isPresent()) {
            DomainConfig config = format.readUpdate(update.get());
            return named(config, config.buildInfo(), uuid, name);
        }
        String json = services.userData()
                .read(domid, uuid, StoredConfig.LIVE)
                .orElseThrow(() -> new ApiException(
                        ErrorKind.MISSING_RESOURCE,
                        "The stored config of domain \"" + name + "\" (domid " + domid + ") is missing."));
        DomainConfig stored = format.read(json);
        DomainConfig config = new DomainConfig(
                stored.createInfo(), stored.buildInfo(), attached(domid, stored.devices()), stored.actions());
        String memory = DomainPaths.domain(domid) + "/memory";
        return named(
                config,
                withMemory(config.buildInfo(), number(memory + "/static-max"), number(memory + "/target")),
                uuid,
                name);
    }

    /** Without the disks and cards that were taken from it since: the C xl leaves those in the file. */
    private List<DeviceSpec> attached(int domid, List<DeviceSpec> stored) {
        RunningDevices running = services.devices().running();
        return stored.stream()
                .filter(device ->
                        !(device instanceof DiskSpec || device instanceof VifSpec) || running.attached(domid, device))
                .toList();
    }

    private @Nullable Long number(String path) {
        return services.store()
                .read(path)
                .filter(text -> text.matches("[1-9][0-9]{0,15}"))
                .map(Long::parseLong)
                .orElse(null);
    }

    private static DomainConfig named(DomainConfig config, BuildInfo build, UUID uuid, String name) {
        return new DomainConfig(
                config.createInfo().withName(name).withUuid(uuid), build, config.devices(), config.actions());
    }

    private static BuildInfo withMemory(BuildInfo info, @Nullable Long max, @Nullable Long target) {
        BuildInfoBuilder build = info.toBuilder();
        build.maxMemoryKib = max != null ? max : info.maxMemoryKib();
        build.targetMemoryKib = target != null ? target : info.targetMemoryKib();
        return build.build();
    }
}
