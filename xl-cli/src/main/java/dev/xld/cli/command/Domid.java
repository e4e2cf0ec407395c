package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainId;
import dev.xld.api.DomainRef;
import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl domid NAME}. Here alone digits are a name too, not a domid: the id of domain 5 cannot be asked for. */
@Command(name = "domid")
public final class Domid extends Subcommand {
    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        String name = operand(0);
        OptionalInt domid = Designators.isNumber(name) ? search(name, daemon) : resolve(name, daemon);
        if (domid.isEmpty()) {
            terminal.err().println("Can't get domid of domain name '" + name + "', maybe this domain does not exist.");
            return ExitStatus.FAILURE;
        }
        terminal.out().println(domid.getAsInt());
        return ExitStatus.SUCCESS;
    }

    private static OptionalInt resolve(String name, DaemonClient daemon) {
        try {
            return OptionalInt.of(daemon.call(Method.DOMAIN_RESOLVE, new DomainRef(name, false), DomainId.class)
                    .domid());
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.NO_SUCH_DOMAIN) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private static OptionalInt search(String name, DaemonClient daemon) {
        for (DomainSummary domain :
                daemon.call(Method.DOMAIN_LIST, new DomainSelection(List.of()), DomainSummary[].class)) {
            if (name.equals(domain.name())) {
                return OptionalInt.of(domain.domid());
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public Usage usage() {
        return new Usage("domid", "", "<DomainName>", "Print the id of a domain", "");
    }
}
