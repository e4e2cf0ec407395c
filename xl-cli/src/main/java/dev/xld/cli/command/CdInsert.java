package dev.xld.cli.command;

import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl cd-insert}. */
@Command(name = "cd-insert")
public final class CdInsert extends MediumCommand {
    @Override
    String image() {
        return operand(2);
    }

    @Override
    public int leastOperands() {
        return 3;
    }

    @Override
    public Usage usage() {
        return new Usage("cd-insert", "fN", "<Domain> <VirtualDevice> <path>", "Put an image into a cdrom drive", "");
    }
}
