package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl network-attach}. */
@Command(name = "network-attach")
public final class NetworkAttach extends AttachCommand {
    @Override
    String key() {
        return "vif";
    }

    @Override
    String complaint() {
        return "libxl_device_nic_add failed.";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "network-attach",
                "fN",
                "<Domain> [type=<type>] [mac=<mac>] [bridge=<bridge>] [ip=<ip>] [script=<script>]"
                        + " [backend=<BackDomain>] [vifname=<name>] [rate=<rate>] [model=<model>] [accel=<accel>]"
                        + " [mtu=<mtu>]",
                "Give a running domain a network card",
                "");
    }
}
