package dev.xld.daemon.domain.restart;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.CreateInfo;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Services;
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
        DomainConfig config = format.read(json);
        String memory = DomainPaths.domain(domid) + "/memory";
        return named(
                config,
                withMemory(config.buildInfo(), number(memory + "/static-max"), number(memory + "/target")),
                uuid,
                name);
    }

    private @Nullable Long number(String path) {
        return services.store()
                .read(path)
                .filter(text -> text.matches("[1-9][0-9]{0,15}"))
                .map(Long::parseLong)
                .orElse(null);
    }

    private static DomainConfig named(DomainConfig config, BuildInfo build, UUID uuid, String name) {
        CreateInfo info = config.createInfo();
        return new DomainConfig(
                new CreateInfo(
                        info.type(),
                        name,
                        uuid,
                        info.pool(),
                        info.hap(),
                        info.oos(),
                        info.seclabel(),
                        info.driverDomain()),
                build,
                config.devices(),
                config.actions());
    }

    private static BuildInfo withMemory(BuildInfo info, @Nullable Long max, @Nullable Long target) {
        return new BuildInfo(
                info.maxVcpus(),
                info.availableVcpus(),
                max != null ? max : info.maxMemoryKib(),
                target != null ? target : info.targetMemoryKib(),
                info.hardAffinity(),
                info.softAffinity(),
                info.cpuWeight(),
                info.cpuCap(),
                info.kernel(),
                info.ramdisk(),
                info.cmdline(),
                info.bootloader(),
                info.bootloaderArgs(),
                info.tscMode(),
                info.rtcTimeOffset(),
                info.localtime(),
                info.nomigrate(),
                info.e820Host(),
                info.maxGrantFrames(),
                info.maxMaptrackFrames(),
                info.maxGrantVersion(),
                info.eventChannels(),
                info.shadowMemoryKib());
    }
}
