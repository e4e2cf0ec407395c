package dev.xld.cli.command;

import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import dev.xld.config.language.Language;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xl config check} and {@code xl config convert}, which need neither daemon nor Xen. */
@Command(name = "config")
public final class Config extends Subcommand {
    @Option(names = {"-H", "--host"})
    boolean host;

    @Option(names = {"-s", "--strict"})
    boolean strict;

    @Option(names = {"-j", "--json"})
    boolean json;

    @Option(names = {"-f", "--from"})
    @Nullable
    String from;

    @Option(names = {"-t", "--to"})
    @Nullable
    String to;

    @Override
    public int leastOperands() {
        return 2;
    }

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        for (String word : new String[] {from, to}) {
            if (word != null && Language.of(word).isEmpty()) {
                terminal.err().println("xl config: there is no language " + word + "; there are " + Language.words());
                return ExitStatus.USAGE;
            }
        }
        Optional<Language> given = Optional.ofNullable(from).flatMap(Language::of);
        List<String> rest = operands().subList(1, operands().size());
        List<String> files = rest.stream().filter(word -> !word.contains("=")).toList();
        List<String> settings = rest.stream().filter(word -> word.contains("=")).toList();
        switch (operand(0)) {
            case "check" -> {
                Optional<HostCheck> here = host ? Optional.of(new HostCheck(daemon)) : Optional.empty();
                return new ConfigCheck(given, settings, here, strict, json).run(files, terminal);
            }
            case "convert" -> {
                if (to != null && files.size() == 1) {
                    return ConfigConvert.run(
                            files.get(0), settings, given, Language.of(to).orElseThrow(), terminal);
                }
                terminal.err().println("xl config convert: say --to LANGUAGE and one file");
            }
            default -> terminal.err().println("xl config: check or convert, not " + operand(0));
        }
        terminal.out().print(usage().text());
        return ExitStatus.USAGE;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "config",
                "",
                "check [options] FILE... [vars] | convert --to LANGUAGE [options] FILE [vars]",
                "Check config files, or write one in another language",
                """
                -f LANGUAGE, --from=LANGUAGE
                                        What the files are written in; guessed otherwise
                -t LANGUAGE, --to=LANGUAGE
                                        What to write: %s
                -H, --host              Also check that this host has what the configs name
                -s, --strict            Warnings count as errors
                -j, --json              Print the findings as JSON""".formatted(Language.words()));
    }
}
