package dev.xld.cli;

import dev.xld.api.ApiException;
import dev.xld.api.client.DaemonClient;
import dev.xld.api.client.SocketClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Main: the global options, the command's name, its options, its run. */
public final class Xl {
    private final DaemonClient daemon;
    private final Terminal terminal;

    public Xl(DaemonClient daemon, Terminal terminal) {
        this.daemon = daemon;
        this.terminal = terminal;
    }

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
        boolean dryRun = false;
        int verbosity = 0;
        int at = 0;
        while (at < args.length && args[at].startsWith("-") && args[at].length() > 1) {
            if (args[at].equals("--")) {
                at++;
                break;
            }
            for (char flag : args[at].substring(1).toCharArray()) {
                if ("vfNtT".indexOf(flag) < 0) {
                    terminal.err().println("xl: invalid option -- '" + flag + "'");
                    terminal.err().println("unknown global option");
                    return ExitStatus.FAILURE;
                }
                dryRun |= flag == 'N';
                verbosity += flag == 'v' ? 1 : 0;
            }
            at++;
        }
        if (at == args.length) {
            Help.all(terminal.out());
            return ExitStatus.FAILURE;
        }
        List<String> rest = Arrays.asList(args).subList(at + 1, args.length);
        return command(args[at], rest, new GlobalOptions(dryRun, verbosity));
    }

    private int command(String typed, List<String> arguments, GlobalOptions global) {
        if (typed.equals("help")) {
            return Help.run(arguments, terminal.out());
        }
        Optional<String> name = CommandNames.complete(typed);
        if (name.isEmpty()) {
            terminal.err().println("command not implemented");
            return ExitStatus.FAILURE;
        }
        Subcommand command = Commands.make(name.get());
        if (command == null) {
            terminal.err()
                    .println(
                            "xl " + name.get() + ": not provided by this release of xld; /usr/lib/xen-*/bin/xl has it");
            return ExitStatus.FAILURE;
        }
        if (global.dryRun() && !command.usage().flags().contains("N")) {
            terminal.err().println("command does not implement -N (dryrun) option");
            return ExitStatus.FAILURE;
        }
        return parsed(command, arguments, global);
    }

    private int parsed(Subcommand command, List<String> arguments, GlobalOptions global) {
        CommandLine line = new CommandLine(command)
                .setPosixClusteredShortOptionsAllowed(true)
                .setAbbreviatedOptionsAllowed(true)
                .setUnmatchedOptionsArePositionalParams(false)
                .setTrimQuotes(false)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            String unknown = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
            terminal.err()
                    .println("option `" + unknown.replaceFirst("^-+", "").replaceFirst("^(\\w).*", "$1")
                            + "' not supported.");
            return ExitStatus.USAGE;
        } catch (ParameterException e) {
            terminal.err().println("xl " + command.usage().name() + ": " + e.getMessage());
            return ExitStatus.USAGE;
        }
        if (command.help) {
            terminal.out().print(command.usage().text());
            return ExitStatus.SUCCESS;
        }
        int least = command.leastOperands();
        if (command.operands.size() < least) {
            terminal.err()
                    .printf(
                            "'xl %s' requires at least %d argument%s.%n%n",
                            command.usage().name(), least, least > 1 ? "s" : "");
            terminal.out().print(command.usage().text());
            return ExitStatus.USAGE;
        }
        try {
            return command.run(daemon, terminal, global);
        } catch (ApiException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.FAILURE;
        }
    }
}
