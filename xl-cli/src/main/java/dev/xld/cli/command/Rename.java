package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.Done;
import dev.xld.api.Method;
import dev.xld.api.RenameRequest;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code xl rename}. */
@Command(name = "rename")
public final class Rename extends Subcommand {
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
        try {
            daemon.call(
                    Method.DOMAIN_RENAME,
                    new RenameRequest(Integer.toString(domid.getAsInt()), operand(1)),
                    Done.class);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            terminal.err().println(e.getMessage());
            terminal.err().println("Can't rename domain '" + operand(0) + "'.");
            return ExitStatus.FAILURE;
        }
    }

    @Override
    public Usage usage() {
        return new Usage("rename", "f", "<Domain> <NewDomainName>", "Give a domain another name", "");
    }
}
