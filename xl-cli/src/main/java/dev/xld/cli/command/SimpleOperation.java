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

/** A command that names one domain and asks one thing of it, silently. */
abstract class SimpleOperation extends Subcommand {
    /** What is asked. */
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
            daemon.call(method(), new DomainRef(Integer.toString(domid.getAsInt()), force()), Done.class);
            return ExitStatus.SUCCESS;
        } catch (ApiException e) {
            return failed(e, terminal);
        }
    }

    boolean force() {
        return false;
    }

    /** xl tells a failure and nonetheless succeeds in some commands, which scripts rely on. */
    abstract int failed(ApiException failure, Terminal terminal);
}
