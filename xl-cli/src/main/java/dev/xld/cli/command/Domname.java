package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainId;
import dev.xld.api.DomainRef;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;

/** {@code xl domname}. */
@Command(name = "domname")
public final class Domname extends Subcommand {
    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        if (operand(0).isEmpty() || !Designators.isNumber(operand(0))) {
            terminal.err().println("Invalid domain id.\n");
            return ExitStatus.FAILURE;
        }
        String name = null;
        try {
            name = daemon.call(Method.DOMAIN_RESOLVE, new DomainRef(operand(0), false), DomainId.class)
                    .name();
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NO_SUCH_DOMAIN) {
                throw e;
            }
        }
        if (name == null) {
            terminal.err()
                    .println("Can't get domain name of domain id '" + operand(0)
                            + "', maybe this domain does not exist.");
            return ExitStatus.FAILURE;
        }
        terminal.out().println(name);
        return ExitStatus.SUCCESS;
    }

    @Override
    public Usage usage() {
        return new Usage("domname", "", "<DomainId>", "Print the name of a domain", "");
    }
}
