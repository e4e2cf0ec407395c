package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl vdispl-attach}. */
@Command(name = "vdispl-attach")
public final class VdisplAttach extends AttachCommand {
    @Override
    String key() {
        return "vdispl";
    }

    @Override
    String complaint() {
        return "libxl_device_vdispl_add failed.";
    }

    @Override
    int failed() {
        return ExitStatus.LIBXL_FAIL;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "vdispl-attach",
                "fN",
                "<Domain> [backend=<BackDomain>] [be-alloc=<BackAlloc>] [connectors='<Connectors>']",
                "Give a running domain a PV display",
                """
                    BackAlloc   1: the backend allocates the buffers
                    Connectors  its screens, as in 'id0:800x600;id1:1024x768'""");
    }
}
