package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl destroy}. */
@Command(name = "destroy")
public final class Destroy extends SimpleOperation {
    @Option(names = "-f")
    boolean force;

    @Override
    Method method() {
        return Method.DOMAIN_DESTROY;
    }

    @Override
    boolean force() {
        return force;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        String designator = operand(0);
        boolean dom0 = Designators.isNumber(designator) ? designator.matches("0*") : designator.equals("Domain-0");
        if (dom0 && !force) {
            terminal.err()
                    .println("Not destroying domain 0; use -f to force.\n"
                            + "That takes a toolstack in another domain, with the hardware in a third.\n");
            return ExitStatus.FAILURE;
        }
        return super.run(daemon, terminal, global);
    }

    @Override
    int failed(ApiException failure, Terminal terminal) {
        terminal.err().println(failure.getMessage());
        terminal.err().println("destroy failed (rc=" + failure.kind().rc() + ")");
        return ExitStatus.FAILURE;
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
