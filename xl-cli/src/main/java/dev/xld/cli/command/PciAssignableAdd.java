package dev.xld.cli.command;

import dev.xld.api.AssignableRequest;
import dev.xld.api.Done;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import dev.xld.config.xl.device.PciOperand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl pci-assignable-add}. */
@Command(name = "pci-assignable-add")
public final class PciAssignableAdd extends Subcommand {
    @Option(names = {"-n", "--name"})
    @Nullable
    String name;

    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (PciOperand.address(operand(0)).isEmpty()) {
            terminal.err().println("pci-assignable-add: malformed BDF \"" + operand(0) + "\"");
            return ExitStatus.USAGE;
        }
        daemon.call(Method.ASSIGNABLE_ADD, new AssignableRequest(operand(0), name), Done.class);
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "pci-assignable-add",
                "f",
                "[options] <BDF>",
                "Set a PCI device of the host aside for guests",
                "-n NAME, --name=NAME    Call the device so from now on.");
    }
}
