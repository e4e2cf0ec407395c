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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl console}: runs the console program of the running Xen on this terminal. */
@Command(name = "console")
public final class Console extends Subcommand {
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
            for (ConsoleRequest.Type known : ConsoleRequest.Type.values()) {
                wanted = known.name().equalsIgnoreCase(type) ? known : wanted;
            }
            if (wanted == null) {
                terminal.err().println("console type supported are: pv, serial, vuart");
                return ExitStatus.USAGE;
            }
        }
        OptionalInt domid = Designators.domid(operand(0), daemon, terminal);
        if (domid.isEmpty()) {
            return ExitStatus.FAILURE;
        }
        List<String> command =
                command(new ConsoleRequest(Integer.toString(domid.getAsInt()), wanted, number), daemon, terminal);
        return command.isEmpty() ? ExitStatus.FAILURE : attach(command, terminal);
    }

    /** The program that attaches to a console; empty, with words on stderr, when there is none. */
    static List<String> command(ConsoleRequest request, DaemonClient daemon, Terminal terminal) {
        try {
            return daemon.call(Method.DOMAIN_CONSOLE, request, ConsoleReply.class)
                    .command();
        } catch (ApiException e) {
            terminal.err().println(e.getMessage());
            terminal.err().println("Unable to attach console");
            return List.of();
        }
    }

    /** Runs the program until the user leaves it; answers its exit status. */
    static int attach(List<String> command, Terminal terminal) {
        try {
            return terminal.runAttached(command);
        } catch (IOException e) {
            terminal.err().println("cannot run " + command.get(0) + ": " + e.getMessage());
            terminal.err().println("Unable to attach console");
            return ExitStatus.FAILURE;
        }
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
