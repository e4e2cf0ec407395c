package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Usage;
import dev.xld.config.CNumber;
import picocli.CommandLine.Command;

/** {@code xl vsnd-detach}. */
@Command(name = "vsnd-detach")
public final class VsndDetach extends DetachCommand {
    @Override
    String key() {
        return "vsnd";
    }

    @Override
    String missing(String device) {
        return "Error: Device " + (int) CNumber.unsigned(device, 0, 10).value() + " not connected.";
    }

    @Override
    String complaint() {
        return "libxl_device_vsnd_remove failed.";
    }

    @Override
    int failed() {
        return ExitStatus.LIBXL_FAIL;
    }

    @Override
    public Usage usage() {
        return new Usage("vsnd-detach", "f", "<Domain> <DevId>", "Take a PV sound card from a running domain", "");
    }
}
