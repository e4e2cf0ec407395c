package dev.xld.cli.command;

import dev.xld.api.Method;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl unpause}. */
@Command(name = "unpause")
public final class Unpause extends PauseCommand {
    @Override
    Method method() {
        return Method.DOMAIN_UNPAUSE;
    }

    @Override
    public Usage usage() {
        return new Usage("unpause", "f", "<Domain>", "Let a paused domain run on", "");
    }
}
