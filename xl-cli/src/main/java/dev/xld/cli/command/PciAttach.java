package dev.xld.cli.command;

import dev.xld.api.Done;
import dev.xld.api.Method;
import dev.xld.api.PciChange;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl pci-attach}. */
@Command(name = "pci-attach")
public final class PciAttach extends Subcommand {
    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        if (!PciSpecification.isSound("pci-attach", operand(1), terminal)) {
            return ExitStatus.USAGE;
        }
        daemon.call(
                Method.PCI_ATTACH, new PciChange(Integer.toString(domid.getAsInt()), operand(1), false), Done.class);
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "pci-attach", "f", "<Domain> <PCI_SPEC_STRING>", "Give a running domain a PCI device of the host", "");
    }
}
