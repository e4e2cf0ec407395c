package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.UnassignableRequest;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl pci-assignable-remove}. */
@Command(name = "pci-assignable-remove")
public final class PciAssignableRemove extends Subcommand {
    @Option(names = "-r")
    boolean rebind;

    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        try {
            daemon.call(Method.ASSIGNABLE_REMOVE, new UnassignableRequest(operand(0), rebind), Done.class);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            // Only the daemon knows whether the word is a name.
            if (e.kind() != ErrorKind.INVALID_PARAMETERS) {
                throw e;
            }
            terminal.err().println("pci-assignable-remove: malformed BDF '" + operand(0) + "'");
            return ExitStatus.USAGE;
        }
    }

    @Override
    public Usage usage() {
        return new Usage(
                "pci-assignable-remove",
                "f",
                "[options] <BDF>|<NAME>",
                "Give a PCI device that was set aside for guests back to dom0",
                "-r                      Give it to the driver it had before.");
    }
}
