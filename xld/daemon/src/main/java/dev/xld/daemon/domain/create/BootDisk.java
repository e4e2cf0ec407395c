package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Format;
import java.util.Optional;

/** The disk a boot loader reads: the first, which dom0 must be able to read as it is. Stateless. */
final class BootDisk {
    private BootDisk() {}

    /**
     * The image or device, empty where no boot loader is wanted.
     *
     * @throws ApiException where a boot loader is wanted and there is no disk it could read
     */
    static Optional<String> ofLoader(Creation creation) {
        if (!creation.hasLoader()) {
            return Optional.empty();
        }
        String need = "The boot loader " + creation.loader() + " of domain \"" + creation.name() + "\" ";
        DiskSpec disk = creation.devices.stream()
                .filter(DiskSpec.class::isInstance)
                .map(DiskSpec.class::cast)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorKind.BAD_CONFIG, need + "needs a disk to read; the config has none (key disk)."));
        String why = unreadable(disk);
        if (!why.isEmpty()) {
            throw new ApiException(
                    ErrorKind.UNSUPPORTED,
                    need + "reads the first disk, " + disk.vdev() + ", but that " + why
                            + "; put a raw image or a device first.");
        }
        return Optional.of(disk.target());
    }

    private static String unreadable(DiskSpec disk) {
        if (disk.backendDomain() != null && !disk.backendDomain().matches("0|Domain-0")) {
            return "is served by domain " + disk.backendDomain();
        }
        if (disk.script() != null) {
            return "is made by the script " + disk.script();
        }
        if (disk.target().isEmpty()) {
            return "is an empty drive";
        }
        return disk.format() == Format.RAW ? "" : "is no raw image";
    }
}
