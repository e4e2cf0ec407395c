package dev.xld.cli.command;

import dev.xld.api.DomainRef;
import dev.xld.api.Method;
import dev.xld.api.PciDevice;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl pci-list}. Of a domain without devices it says nothing. */
@Command(name = "pci-list")
public final class PciList extends Subcommand {
    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        DomainRef domain = new DomainRef(Integer.toString(domid.getAsInt()), false);
        PciDevice[] devices = daemon.call(Method.PCI_LIST, domain, PciDevice[].class);
        if (devices.length > 0) {
            terminal.out().println("Vdev Device");
        }
        for (PciDevice device : devices) {
            terminal.out().println(String.format("%02x.%x %s", device.slot(), device.function(), device.address()));
        }
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage("pci-list", "", "<Domain>", "List the PCI devices of a domain", "");
    }
}
