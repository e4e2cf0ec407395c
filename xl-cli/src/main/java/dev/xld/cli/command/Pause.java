package dev.xld.cli.command;

import dev.xld.api.Method;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl pause}. */
@Command(name = "pause")
public final class Pause extends PauseCommand {
    @Override
    Method method() {
        return Method.DOMAIN_PAUSE;
    }

    @Override
    public Usage usage() {
        return new Usage("pause", "f", "<Domain>", "Stop a domain where it is, until it is unpaused", "");
    }
}
