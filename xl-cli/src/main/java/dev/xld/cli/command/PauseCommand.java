package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.DomainRef;
import dev.xld.api.Done;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import java.util.OptionalInt;

/**
 * What {@code xl pause} and {@code xl unpause} share. Where Xen refuses, xl says so and exits 0 all the same, which scripts rely
 * on; where nothing was tried, this fails.
 */
abstract class PauseCommand extends Subcommand {
    abstract Method method();

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
        try {
            daemon.call(method(), new DomainRef(Integer.toString(domid.getAsInt()), false), Done.class);
        } catch (ApiException e) {
            switch (e.kind()) {
                case NO_SUCH_DOMAIN, XEN_FAILED, WRONG_STATE -> terminal.err().println(e.getMessage());
                default -> throw e;
            }
        }
        return ExitStatus.SUCCESS;
    }
}
