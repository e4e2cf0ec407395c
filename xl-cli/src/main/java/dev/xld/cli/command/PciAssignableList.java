package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.AssignableDevice;
import dev.xld.api.AssignableSelection;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code xl pci-assignable-list}. A device without a name has nothing where the name would be. As with xl, a host that cannot
 * have such devices is told of, and no failure.
 */
@Command(name = "pci-assignable-list")
public final class PciAssignableList extends Subcommand {
    @Option(names = {"-n", "--show-names"})
    boolean names;

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        try {
            print(daemon.call(Method.ASSIGNABLE_LIST, new AssignableSelection(), AssignableDevice[].class), terminal);
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.MISSING_RESOURCE) {
                throw e;
            }
            terminal.err().println(e.getMessage());
        }
        return ExitStatus.SUCCESS;
    }

    private void print(AssignableDevice[] devices, Terminal terminal) {
        for (AssignableDevice device : devices) {
            String name = device.name();
            terminal.out().println(device.address() + " " + (names && name != null ? name : ""));
        }
    }

    @Override
    public Usage usage() {
        return new Usage(
                "pci-assignable-list",
                "",
                "[options]",
                "List the PCI devices that are free for guests",
                "-n, --show-names        Show their names too.");
    }
}
