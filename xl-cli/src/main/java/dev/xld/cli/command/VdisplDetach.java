package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Usage;
import dev.xld.config.CNumber;
import picocli.CommandLine.Command;

/** {@code xl vdispl-detach}. */
@Command(name = "vdispl-detach")
public final class VdisplDetach extends DetachCommand {
    @Override
    String key() {
        return "vdispl";
    }

    @Override
    String missing(String device) {
        return "Error: Device " + (int) CNumber.unsigned(device, 0, 10).value() + " not connected.";
    }

    @Override
    String complaint() {
        return "libxl_device_vdispl_remove failed.";
    }

    @Override
    int failed() {
        return ExitStatus.LIBXL_FAIL;
    }

    @Override
    public Usage usage() {
        return new Usage("vdispl-detach", "f", "<Domain> <DevId>", "Take a PV display from a running domain", "");
    }
}
