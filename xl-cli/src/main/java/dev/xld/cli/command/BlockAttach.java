package dev.xld.cli.command;

import dev.xld.api.client.DaemonClient;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl block-attach}. */
@Command(name = "block-attach")
public final class BlockAttach extends AttachCommand {
    @Override
    String key() {
        return "disk";
    }

    @Override
    String complaint() {
        return "libxl_device_disk_add failed.";
    }

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    OptionalInt domid(DaemonClient daemon, Terminal terminal) {
        return Designators.plain(operand(0), daemon, terminal);
    }

    @Override
    public Usage usage() {
        return new Usage(
                "block-attach", "fN", "<Domain> <disk-spec-component(s)>...", "Give a running domain a disk", "");
    }
}
