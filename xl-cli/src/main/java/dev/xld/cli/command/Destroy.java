package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainRef;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl destroy}. */
@Command(name = "destroy")
public final class Destroy extends Subcommand {
    /** What libxl says of an id that is no domain; {@link ErrorKind#NO_SUCH_DOMAIN} has what it says of a name. */
    private static final int DOMAIN_NOTFOUND = -21;

    @Option(names = "-f")
    boolean force;

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
        if (domid.getAsInt() == 0 && !force) {
            terminal.err()
                    .println("Not destroying domain 0; use -f to force.\n"
                            + "This can only be done when using a disaggregated hardware domain and toolstack.\n");
            return ExitStatus.FAILURE;
        }
        try {
            DomainRef domain = new DomainRef(Integer.toString(domid.getAsInt()), force);
            daemon.call(Method.DOMAIN_DESTROY, domain, Done.class);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            int rc = e.kind() == ErrorKind.NO_SUCH_DOMAIN
                    ? DOMAIN_NOTFOUND
                    : e.kind().rc();
            terminal.err().println(e.getMessage());
            terminal.err().println("destroy failed (rc=" + rc + ")");
            return ExitStatus.FAILURE;
        }
    }

    @Override
    public Usage usage() {
        return new Usage(
                "destroy",
                "f",
                "[options] <Domain>",
                "End a domain at once, without asking it",
                "-f                      Destroy even domain 0, where the toolstack runs elsewhere.");
    }
}
