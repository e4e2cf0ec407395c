package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.Done;
import dev.xld.api.MediumRequest;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import java.util.OptionalInt;

/**
 * What {@code xl cd-insert} and {@code xl cd-eject} have in common: a domain, its drive, and what shall be in it. As with xl,
 * {@code -N} keeps neither from doing it.
 */
abstract class MediumCommand extends Subcommand {
    /** Empty to leave the drive so. */
    abstract String image();

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        MediumRequest request = new MediumRequest(
                Integer.toString(domid.getAsInt()),
                operand(1),
                image(),
                terminal.directory().toString());
        try {
            daemon.call(Method.DEVICE_MEDIUM, request, Done.class);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.FAILURE;
        }
    }
}
