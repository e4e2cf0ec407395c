package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl block-detach}. */
@Command(name = "block-detach")
public final class BlockDetach extends DetachCommand {
    @Option(names = {"-f", "--force"})
    boolean force;

    @Override
    String key() {
        return "disk";
    }

    @Override
    boolean forced() {
        return force;
    }

    @Override
    String missing(String device) {
        return "Error: Device " + device + " not connected.";
    }

    @Override
    String complaint() {
        return "libxl_device_disk_" + (force ? "destroy" : "safe_remove") + " failed.";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "block-detach",
                "f",
                "[option] <Domain> <DevId>",
                "Take a disk from a running domain",
                "-f, --force        take it without asking the domain");
    }
}
