package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.VifSpec;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.device.ImpliedDevices;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.Hypervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that can be found wrong with a config before anything is made, and the completing of what it left open. Changes
 * nothing on the host. Any thread may call.
 */
final class Preparation {
    private final Hypervisor hypervisor;
    private final Devices devices;
    private final FirmwareFiles firmware;
    private final ReservedRegions reserved;

    Preparation(Hypervisor hypervisor, Devices devices, FirmwareFiles firmware, ReservedRegions reserved) {
        this.hypervisor = hypervisor;
        this.devices = devices;
        this.firmware = firmware;
        this.reserved = reserved;
    }

    Creation prepare(CreateOptions options) {
        DomainConfig given = options.config();
        Refusals.check(given);
        GuestShape shape = GuestShape.of(given, hypervisor.physInfo().capabilities());
        DomainConfig config = new DomainConfig(
                withUuid(given.createInfo()),
                withAbsolutePaths(given.buildInfo(), options.directory()),
                given.devices().stream()
                        .map(device -> devices.located(device, options.directory()))
                        .toList(),
                given.actions());
        if (config.buildInfo().bootloader() == null) {
            checkFile("kernel", config.buildInfo().kernel());
            checkFile("ramdisk", config.buildInfo().ramdisk());
        }
        checkFirmware(config.buildInfo(), shape);
        List<DeviceSpec> prepared = devices.prepare(
                new DomainConfig(config.createInfo(), config.buildInfo(), ImpliedDevices.of(config), config.actions()));
        DomainConfig stored = new DomainConfig(
                config.createInfo(), config.buildInfo(), remembered(config.devices(), prepared), config.actions());
        UUID uuid = java.util.Objects.requireNonNull(config.createInfo().uuid());
        HvmMemory layout = shape.type() == GuestType.PV ? null : MemoryLayout.of(config, shape, reserved);
        return new Creation(stored, uuid, shape, layout, prepared, options.paused(), options.unattended());
    }

    private static CreateInfo withUuid(CreateInfo info) {
        return info.uuid() != null ? info : info.withUuid(UUID.randomUUID());
    }

    /** So that a restart finds the files wherever the daemon was started. A boot loader looks for them in the disk. */
    private static BuildInfo withAbsolutePaths(BuildInfo info, Path directory) {
        BuildInfoBuilder build = info.toBuilder();
        if (info.bootloader() == null) {
            build.kernel = absolute(info.kernel(), directory);
            build.ramdisk = absolute(info.ramdisk(), directory);
        }
        if (info.hvm() != null) {
            HvmInfoBuilder hvm = info.hvm().toBuilder();
            hvm.systemFirmware = absolute(info.hvm().systemFirmware(), directory);
            hvm.acpiFirmware = absolute(info.hvm().acpiFirmware(), directory);
            hvm.smbiosFirmware = absolute(info.hvm().smbiosFirmware(), directory);
            build.hvm = hvm.build();
        }
        return build.build();
    }

    private static @Nullable String absolute(@Nullable String path, Path directory) {
        return path == null || path.startsWith("/")
                ? path
                : directory.resolve(path).toString();
    }

    private void checkFirmware(BuildInfo build, GuestShape shape) {
        switch (shape.type()) {
            case PV -> {}
            case PVH -> StartFiles.shim(build, firmware).ifPresent(shim -> checkFile("pvshim_path", shim));
            case HVM -> checkHvmFirmware(build);
        }
    }

    private void checkHvmFirmware(BuildInfo build) {
        StartFiles files = StartFiles.of(build, GuestType.HVM, firmware);
        checkFile("firmware_override", files.kernel());
        checkFile("bios_path_override", files.firmware().system());
        checkFile("acpi_firmware", files.firmware().acpi());
        checkFile("smbios_firmware", files.firmware().smbios());
    }

    private static void checkFile(String key, @Nullable String path) {
        checkFile(key, path == null ? null : Path.of(path));
    }

    private static void checkFile(String key, @Nullable Path file) {
        if (file == null) {
            return;
        }
        String wrong = !Files.exists(file)
                ? "there is no such file"
                : Files.isDirectory(file) ? "it is a directory" : !Files.isReadable(file) ? "permission denied" : null;
        if (wrong != null) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE, "Cannot read " + file + " (key " + key + "): " + wrong + ".");
        }
    }

    /** The config's devices as they were written, with what must be the same at a restart: id and mac of network cards. */
    private static List<DeviceSpec> remembered(List<DeviceSpec> written, List<DeviceSpec> prepared) {
        List<DeviceSpec> devices = new ArrayList<>();
        Iterator<VifSpec> cards = prepared.stream()
                .filter(VifSpec.class::isInstance)
                .map(VifSpec.class::cast)
                .iterator();
        for (DeviceSpec device : written) {
            if (device instanceof VifSpec vif) {
                VifSpec full = cards.next();
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
                devices.add(device);
            }
        }
        return devices;
    }
}
