package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl network-detach}. */
@Command(name = "network-detach")
public final class NetworkDetach extends DetachCommand {
    @Override
    String key() {
        return "vif";
    }

    @Override
    String missing(String device) {
        return "Unknown device " + device + ".";
    }

    @Override
    String complaint() {
        return "libxl_device_nic_del failed.";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "network-detach", "f", "<Domain> <DevId|mac>", "Take a network card from a running domain", "");
    }
}
