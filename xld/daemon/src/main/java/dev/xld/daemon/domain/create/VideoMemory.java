package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;

/** The memory of an HVM guest's graphics card: what the config says, or what qemu's card has; never less. Stateless. */
final class VideoMemory {
    private static final long KIB_PER_MIB = 1024;
    private static final long CIRRUS_MIB = 8;
    private static final long STD_MIB = 16;
    private static final long QXL_MIB = 128;

    private VideoMemory() {}

    static long kib(DomainConfig config) {
        HvmInfo hvm = config.buildInfo().hvm();
        String kind =
                hvm == null || hvm.vga().kind() == null ? "cirrus" : hvm.vga().kind();
        long least = KIB_PER_MIB
                * switch (kind) {
                    case "none" -> 0;
                    case "std" -> STD_MIB;
                    case "qxl" -> QXL_MIB;
                    default -> CIRRUS_MIB;
                };
        Long given = config.buildInfo().videoMemoryKib();
        if (given == null) {
            return least;
        }
        if (given < least) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The config of domain \"" + config.name() + "\" has videoram=" + given / KIB_PER_MIB
                            + ", but the graphics card " + kind + " has at least " + least / KIB_PER_MIB + " MiB.");
        }
        return given;
    }
}
