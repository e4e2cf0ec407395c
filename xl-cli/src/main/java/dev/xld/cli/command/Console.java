package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.ConsoleReply;
import dev.xld.api.ConsoleRequest;
import dev.xld.api.Method;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl console}: runs the console program of the running Xen on this terminal. */
@Command(name = "console")
public final class Console extends Subcommand {
    private static final Map<String, ConsoleRequest.Type> TYPES = Map.of(
            "pv", ConsoleRequest.Type.PV, "serial", ConsoleRequest.Type.SERIAL, "vuart", ConsoleRequest.Type.VUART);

    @Option(names = "-t")
    @Nullable
    String type;

    @Option(names = "-n")
    @Nullable
    Integer number;

    @Override
    public int leastOperands() {
        return 1;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        ConsoleRequest.Type wanted = null;
        if (type != null) {
            wanted = TYPES.get(type);
            if (wanted == null) {
                terminal.err().println("console type supported are: pv, serial, vuart");
                return ExitStatus.FAILURE;
            }
        }
        OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        ConsoleRequest request = new ConsoleRequest(Integer.toString(domid.getAsInt()), wanted, number);
        return attach(request, () -> {}, daemon, terminal);
    }

    /**
     * Runs the program until the user leaves it; answers its exit status.
     *
     * @param started what to do once the console is attached; done too when it cannot be
     */
    static int attach(ConsoleRequest request, Runnable started, DaemonClient daemon, Terminal terminal) {
        List<String> command;
        try {
            command = daemon.call(Method.DOMAIN_CONSOLE, request, ConsoleReply.class)
                    .command();
        } catch (ApiException e) {
            return unattached(e, started, terminal);
        }
        try {
            return terminal.runAttached(command, started);
        } catch (IOException e) {
            return unattached(e, started, terminal);
        }
    }

    private static int unattached(Exception why, Runnable started, Terminal terminal) {
        terminal.err().println(why.getMessage());
        terminal.err().println("Unable to attach console");
        started.run();
        return ExitStatus.FAILURE;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "console",
                "",
                "[options] <Domain>",
                "Connect this terminal to a domain's console; Ctrl-] leaves it",
                """
                -t <type>               Kind of console: pv, serial or vuart
                -n <number>             Number of the console""");
    }
}
