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
import picocli.CommandLine.Option;

/** {@code xl pci-detach}. */
@Command(name = "pci-detach")
public final class PciDetach extends Subcommand {
    @Option(names = "-f")
    boolean force;

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
        if (!PciSpecification.isSound("pci-detach", operand(1), terminal)) {
            return ExitStatus.USAGE;
        }
        daemon.call(
                Method.PCI_DETACH, new PciChange(Integer.toString(domid.getAsInt()), operand(1), force), Done.class);
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "pci-detach",
                "f",
                "[options] <Domain> <PCI_SPEC_STRING>",
                "Take a PCI device from a running domain",
                "-f                      Take it even if the guest does not let go of it.");
    }
}
