package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Format;
import java.util.Optional;

/** The disk a boot loader reads: the first. Stateless. */
final class BootDisk {
    private BootDisk() {}

    /**
     * The disk, empty where no boot loader is wanted.
     *
     * @throws ApiException where a boot loader is wanted and there is no disk it could read
     */
    static Optional<DiskSpec> ofLoader(Creation creation) {
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
        if (disk.target().isEmpty()) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    need + "reads the first disk, " + disk.vdev()
                            + ", but that is an empty drive; put an image first.");
        }
        return Optional.of(disk);
    }

    /** Whether the disk's path is that of a file or device that can be read as it is. */
    static boolean plain(DiskSpec disk) {
        boolean here = disk.backendDomain() == null || disk.backendDomain().matches("0|Domain-0");
        return here && disk.script() == null && disk.format() == Format.RAW;
    }
}
