package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.VideoMemory;
import dev.xld.daemon.qemu.VideoCard;

/** The memory of an HVM guest's graphics card: what the config says, or what qemu's card has; never less. Stateless. */
final class EnoughVideoMemory {
    private static final long KIB_PER_MIB = 1024;

    private EnoughVideoMemory() {}

    static long kib(DomainConfig config) {
        VideoCard card = VideoCard.of(config.buildInfo());
        long least = VideoMemory.leastKib(card.kind());
        if (card.memoryKib() < least) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The config of domain \"" + config.name() + "\" has videoram=" + card.memoryKib() / KIB_PER_MIB
                            + ", but the graphics card " + card.kind() + " has at least " + least / KIB_PER_MIB
                            + " MiB.");
        }
        return card.memoryKib();
    }
}
