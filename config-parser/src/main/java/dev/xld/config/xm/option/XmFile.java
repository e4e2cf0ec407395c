package dev.xld.config.xm.option;

import dev.xld.config.Diagnostic;
import dev.xld.config.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a config file says. Immutable.
 *
 * @param options by name, in the order of first assignment; helper variables too, since only the reader of options can tell
 *     them apart; none where there was an error
 * @param commandLine all values that were given to each name on the command line, in their order
 * @param diagnostics all findings
 */
public record XmFile(Map<String, Option> options, Map<String, List<String>> commandLine, List<Diagnostic> diagnostics) {
    /**
     * One option.
     *
     * @param position where its name was last assigned; the place of the operand for one of the command line, which counts
     *     operands as lines
     * @param fromCommandLine whether the value was given there, which beats what the file assigns; the last one of several
     */
    public record Option(String name, XmValue value, Position position, boolean fromCommandLine) {}

    public XmFile {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        commandLine = Collections.unmodifiableMap(new LinkedHashMap<>(commandLine));
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean ok() {
        return errors().isEmpty();
    }

    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }
}
