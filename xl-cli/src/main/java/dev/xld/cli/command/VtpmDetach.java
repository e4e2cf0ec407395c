package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl vtpm-detach}. */
@Command(name = "vtpm-detach")
public final class VtpmDetach extends DetachCommand {
    @Override
    String key() {
        return "vtpm";
    }

    @Override
    String missing(String device) {
        return "Unknown device " + device + ".";
    }

    @Override
    String complaint() {
        return "libxl_device_vtpm_remove failed.";
    }

    @Override
    public Usage usage() {
        return new Usage("vtpm-detach", "f", "<Domain> <DevId|uuid>", "Take a virtual TPM from a running domain", "");
    }
}
