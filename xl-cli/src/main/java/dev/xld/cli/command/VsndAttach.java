package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl vsnd-attach}. */
@Command(name = "vsnd-attach")
public final class VsndAttach extends AttachCommand {
    @Override
    String key() {
        return "vsnd";
    }

    @Override
    String complaint() {
        return "libxl_device_vsnd_add failed.";
    }

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    int failed() {
        return ExitStatus.LIBXL_FAIL;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "vsnd-attach",
                "fN",
                "<Domain> <vsnd-spec-component(s)>...",
                "Give a running domain a PV sound card",
                "");
    }
}
