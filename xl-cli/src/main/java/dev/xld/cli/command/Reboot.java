package dev.xld.cli.command;

import dev.xld.api.ShutdownRequest.Action;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl reboot}. */
@Command(name = "reboot")
public final class Reboot extends StopCommand {
    @Override
    Action action() {
        return Action.REBOOT;
    }

    @Override
    String doing() {
        return "Rebooting";
    }

    @Override
    String word() {
        return "reboot";
    }

    @Override
    String acpiEvent() {
        return "reset";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "reboot", "f", "[options] <-a|Domain>", "Ask a domain to reboot", optionsText("Reboot", "reset"));
    }
}
