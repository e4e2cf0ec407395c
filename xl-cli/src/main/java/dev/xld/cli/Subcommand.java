package dev.xld.cli;

import dev.xld.api.client.DaemonClient;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * One command of xl. An instance serves one call: {@link Xl} makes it, lets picocli fill its options, and runs it. Every option
 * has a letter, and may have long names.
 */
public abstract class Subcommand {
    @Option(names = {"-h", "--help"})
    boolean help;

    @Parameters(arity = "0..*")
    List<String> operands = List.of();

    /**
     * Does it, and answers the exit status.
     *
     * @throws dev.xld.api.ApiException for refusals it has no words of its own for; {@link Xl} prints them
     */
    public abstract int run(DaemonClient daemon, Terminal terminal, GlobalOptions global);

    /** How many operands it needs. */
    public int leastOperands() {
        return 0;
    }

    /** Whether words after the first operand are operands whatever they look like. */
    public boolean optionsFirst() {
        return false;
    }

    /** The text of {@code xl help COMMAND}. */
    public abstract Usage usage();

    protected List<String> operands() {
        return operands;
    }

    protected String operand(int index) {
        return operands.get(index);
    }
}
