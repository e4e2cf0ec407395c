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

/** {@code xl domid}. */
@Command(name = "domid")
public final class Domid extends Subcommand {
    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        try {
            DomainId id = daemon.call(Method.DOMAIN_RESOLVE, new DomainRef(operand(0), false), DomainId.class);
            terminal.out().println(id.domid());
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NO_SUCH_DOMAIN) {
                throw e;
            }
            terminal.err()
                    .println("Can't get domid of domain name '" + operand(0) + "', maybe this domain does not exist.");
            return ExitStatus.FAILURE;
        }
    }

    @Override
    public Usage usage() {
        return new Usage("domid", "", "<DomainName>", "Print the id of a domain", "");
    }
}
