package dev.xld.config.xm.option;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.interpreter.Interpreter;
import dev.xld.config.xm.syntax.StatementParser;
import dev.xld.config.xm.syntax.Stmt;
import dev.xld.config.xm.value.Stop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluates config files of {@code xm create}, which are Python 2 programs, without Python: a subset that can only compute,
 * ask {@link XmHost} and end, in bounded time and memory. What is outside of it is an error that names it. Never throws for
 * what the text holds. Any thread.
 *
 * <p>Where it is known to differ from Python: functions see the file's variables, dicts and sets keep their order, generators
 * and {@code xrange} are computed at once, {@code is} compares numbers and strings by value.
 */
public final class Xm {
    /** The longest text read, in bytes of UTF-8, command line included. */
    public static final int MAX_BYTES = 1 << 20;

    private Xm() {}

    /**
     * Evaluates a file.
     *
     * @param source what messages call the text: the file's path as the user gave it
     * @param text the file
     * @param operands {@code NAME=VALUE} of the command line: variables for the file, and options that beat its own
     */
    public static XmFile evaluate(String source, String text, List<String> operands, XmHost host) {
        List<Diagnostic> found = new ArrayList<>();
        Position start = new Position(source, 1, 1);
        long size = size(text) + operands.stream().mapToLong(Xm::size).sum();
        if (size > MAX_BYTES) {
            String message = source + ": config is " + size + " bytes long; at most " + MAX_BYTES + " (1 MiB) are read";
            found.add(new Diagnostic(Severity.ERROR, start, message, "make it shorter", 1));
            return new XmFile(Map.of(), Map.of(), found);
        }
        CommandLine commandLine = new CommandLine(operands, found);
        if (text.startsWith("<")) {
            String message = source + ": this is XML of the Xen-API, which is not supported";
            found.add(new Diagnostic(Severity.ERROR, start, message, "write the config as NAME = VALUE lines", 1));
        }
        if (!found.isEmpty()) {
            return new XmFile(Map.of(), commandLine.values(), found);
        }
        return evaluate(source, text, commandLine, host, found);
    }

    private static long size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static XmFile evaluate(
            String source, String text, CommandLine commandLine, XmHost host, List<Diagnostic> found) {
        try {
            List<Stmt> file = StatementParser.parse(source, text);
            Interpreter interpreter = new Interpreter(source, host);
            commandLine.define(interpreter.file());
            interpreter.run(file);
            Map<String, XmFile.Option> options = new Export(interpreter.budget(), found)
                    .options(commandLine, interpreter.file().names());
            boolean failed = found.stream().anyMatch(Diagnostic::isError);
            return new XmFile(failed ? Map.of() : options, commandLine.values(), found);
        } catch (Stop stop) {
            found.add(stop.diagnostic(source));
            return new XmFile(Map.of(), commandLine.values(), found);
        }
    }
}
