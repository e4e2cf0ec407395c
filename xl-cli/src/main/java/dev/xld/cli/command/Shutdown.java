package dev.xld.cli.command;

import dev.xld.api.ShutdownRequest.Action;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl shutdown}. */
@Command(name = "shutdown")
public final class Shutdown extends StopCommand {
    @Override
    Action action() {
        return Action.POWEROFF;
    }

    @Override
    String doing() {
        return "Shutting down";
    }

    @Override
    String word() {
        return "shutdown";
    }

    @Override
    String acpiEvent() {
        return "power";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "shutdown",
                "f",
                "[options] <-a|Domain>",
                "Ask a domain to power off",
                optionsText("Power off", "power"));
    }
}
