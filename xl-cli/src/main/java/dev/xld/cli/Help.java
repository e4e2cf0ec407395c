package dev.xld.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code xl help}: the list of commands, laid out so that the shells' completion can read it, or one command's usage. */
final class Help {
    private Help() {}

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty()) {
            all(out);
            return ExitStatus.SUCCESS;
        }
        Optional<Subcommand> command = CommandNames.complete(arguments.get(0)).map(Commands::make);
        if (command.isPresent()) {
            out.print(command.get().usage().text());
        } else {
            out.println("command \"" + arguments.get(0) + "\" not implemented");
        }
        return ExitStatus.SUCCESS;
    }

    static void all(PrintStream out) {
        out.print("Usage xl [-vfNtT] <subcommand> [args]\n\nxl full list of subcommands:\n\n");
        for (String name : Commands.NAMES) {
            out.print(Objects.requireNonNull(Commands.make(name)).usage().row());
        }
    }
}
