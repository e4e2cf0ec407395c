package dev.xld.config.xm.option;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import dev.xld.config.xm.interpreter.Scope;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Py;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The operands {@code NAME=VALUE}: strings that the file finds as variables. One evaluation, one thread. */
final class CommandLine {
    static final String SOURCE = "command line";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Position> places = new LinkedHashMap<>();

    /** Reads operands; what is none is an error. */
    CommandLine(List<String> operands, List<Diagnostic> found) {
        for (int i = 0; i < operands.size(); i++) {
            String operand = operands.get(i);
            Position at = new Position(SOURCE, i + 1, 1);
            int equals = operand.indexOf('=');
            String name = equals < 0 ? "" : operand.substring(0, equals);
            if (!NAME.matcher(name).matches() || name.contains("__")) {
                String shown = operand.length() > 80 ? operand.substring(0, 80) + "..." : operand;
                String message = SOURCE + ": `" + shown + "' is no variable";
                found.add(new Diagnostic(Severity.ERROR, at, message, "write NAME=VALUE", 1));
                continue;
            }
            values.computeIfAbsent(name, none -> new ArrayList<>()).add(operand.substring(equals + 1));
            places.put(name, at);
        }
    }

    Map<String, List<String>> values() {
        return values;
    }

    void define(Scope file) {
        places.forEach((name, at) -> file.set(name, new Py.Str(Bytes.of(last(name))), at));
    }

    Map<String, XmFile.Option> options() {
        Map<String, XmFile.Option> options = new LinkedHashMap<>();
        places.forEach(
                (name, at) -> options.put(name, new XmFile.Option(name, new XmValue.Text(last(name)), at, true)));
        return options;
    }

    private String last(String name) {
        List<String> all = values.getOrDefault(name, List.of(""));
        return all.get(all.size() - 1);
    }
}
