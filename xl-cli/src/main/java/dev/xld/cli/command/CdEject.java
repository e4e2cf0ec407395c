package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl cd-eject}. */
@Command(name = "cd-eject")
public final class CdEject extends MediumCommand {
    @Override
    String image() {
        return "";
    }

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    public Usage usage() {
        return new Usage("cd-eject", "fN", "<Domain> <VirtualDevice>", "Empty a cdrom drive", "");
    }
}
