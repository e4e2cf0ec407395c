package dev.xld.cli.command;

import dev.xld.api.client.DaemonClient;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl vtpm-attach}. */
@Command(name = "vtpm-attach")
public final class VtpmAttach extends AttachCommand {
    @Override
    String key() {
        return "vtpm";
    }

    @Override
    String complaint() {
        return "libxl_device_vtpm_add failed.";
    }

    @Override
    OptionalInt domid(DaemonClient daemon, Terminal terminal) {
        return Designators.plain(operand(0), daemon, terminal);
    }

    @Override
    public Usage usage() {
        return new Usage(
                "vtpm-attach",
                "fN",
                "<Domain> [uuid=<uuid>] [backend=<BackDomain>]",
                "Give a running domain a virtual TPM",
                "");
    }
}
