package dev.xld.cli;

import dev.xld.api.ApiException;
import dev.xld.api.client.DaemonClient;
import dev.xld.api.client.SocketClient;
import dev.xld.api.client.UnreachableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Main: the global options, the command's name, its options, its run. An instance may run any number of command lines. */
public final class Xl {
    private final DaemonClient daemon;
    private final Terminal terminal;

    public Xl(DaemonClient daemon, Terminal terminal) {
        this.daemon = daemon;
        this.terminal = terminal;
    }

    /** {@code XLD_SOCKET} names another daemon's socket. */
    public static void main(String[] args) {
        Terminal terminal = new ProcessTerminal();
        String socket = System.getenv("XLD_SOCKET");
        int status;
        try (DaemonClient daemon = new SocketClient(socket == null ? SocketClient.DEFAULT_SOCKET : Path.of(socket))) {
            status = new Xl(daemon, terminal).run(args);
        }
        terminal.out().flush();
        terminal.err().flush();
        System.exit(status);
    }

    /** Runs one command line; answers the exit status. */
    public int run(String... args) {
        try {
            GlobalOptions.Line line = GlobalOptions.read(args);
            if (line.rest().isEmpty()) {
                Help.all(terminal.out());
                return ExitStatus.FAILURE;
            }
            List<String> words = line.rest().subList(1, line.rest().size());
            return command(line.rest().get(0), words, line.options());
        } catch (GlobalOptions.Unknown e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.FAILURE;
        }
    }

    private int command(String typed, List<String> words, GlobalOptions global) {
        if (typed.equals("help")) {
            return Help.run(words, terminal.out());
        }
        Optional<String> name = CommandNames.complete(typed);
        if (name.isEmpty()) {
            terminal.err().println("command not implemented");
            return ExitStatus.FAILURE;
        }
        Subcommand command = Commands.make(name.get());
        if (command == null) {
            terminal.err()
                    .println("xl: command '" + name.get()
                            + "' is not provided by this release of xld; /usr/lib/xen-*/bin/xl has it");
            return ExitStatus.FAILURE;
        }
        if (global.dryRun() && !command.usage().flags().contains("N")) {
            terminal.err().println("command does not implement -N (dryrun) option");
            return ExitStatus.FAILURE;
        }
        try {
            return parsed(command, words, global);
        } catch (Getopt.Unknown e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.USAGE;
        } catch (ParameterException e) {
            terminal.err().println("xl " + name.get() + ": " + e.getMessage());
            return ExitStatus.USAGE;
        } catch (ApiException | UnreachableException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.FAILURE;
        }
    }

    private int parsed(Subcommand command, List<String> words, GlobalOptions global) throws Getopt.Unknown {
        CommandLine parser = new CommandLine(command)
                .setTrimQuotes(false)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true);
        Getopt line = Getopt.read(parser.getCommandSpec().options(), words, command.optionsFirst());
        if (line.help()) {
            terminal.out().print(command.usage().text());
            return ExitStatus.SUCCESS;
        }
        int least = command.leastOperands();
        if (line.operands().size() < least) {
            terminal.err()
                    .println("'xl " + command.usage().name() + "' requires at least " + least + " argument"
                            + (least > 1 ? "s" : "") + ".\n");
            terminal.out().print(command.usage().text());
            return ExitStatus.USAGE;
        }
        parser.parseArgs(line.canonical());
        DaemonClient asked = global.verbose() ? new TalkativeClient(daemon, terminal) : daemon;
        return command.run(asked, terminal, global);
    }
}
