package dev.xld.config.xm.option;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xm.interpreter.Scope.Variable;
import dev.xld.config.xm.runtime.Sequences;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes options of the names a file leaves behind. As in xm only values whose type is exactly str, int, float or list are
 * options; a name of a known option with another value is warned about, since its author expects more of it. One evaluation.
 */
final class Export {
    private static final String ONLY = "; xm takes only str, int, float and list";

    private final Budget budget;
    private final List<Diagnostic> found;
    private final Map<String, XmFile.Option> options = new LinkedHashMap<>();

    Export(Budget budget, List<Diagnostic> found) {
        this.budget = budget;
        this.found = found;
    }

    /** Those of the command line, which beat the file's, and then the file's. */
    Map<String, XmFile.Option> options(CommandLine commandLine, Map<String, Variable> names) {
        options.putAll(commandLine.options());
        names.forEach((name, variable) -> {
            try {
                if (!commandLine.values().containsKey(name)) {
                    add(name, variable);
                }
            } catch (Stop stop) {
                stop.locate(variable.at());
                found.add(stop.diagnostic(variable.at().source()));
            }
        });
        return options;
    }

    private void add(String name, Variable variable) {
        Py value = variable.value();
        boolean taken = value instanceof Py.Str text && !text.unicode()
                || value instanceof Py.Int number && !number.isLong()
                || value instanceof Py.Real
                || value instanceof Py.Items;
        if (!taken) {
            drop(name, variable);
            return;
        }
        Optional<XmValue> made = value(name, value, 0, variable.at());
        made.ifPresent(each -> options.put(name, new XmFile.Option(name, each, variable.at(), false)));
    }

    private void drop(String name, Variable variable) {
        if (!XlConfig.knows(name)) {
            return;
        }
        String type = variable.value().type();
        String message = variable.at() + ": warning: " + name + " is ignored, because its value is of type " + type
                + ONLY + "; " + instead(name, variable.value());
        found.add(new Diagnostic(Severity.WARNING, variable.at(), message, null, 0));
    }

    private static String instead(String name, Py value) {
        return switch (value.type()) {
            case "bool" -> "write " + name + " = " + (value.truth() ? 1 : 0);
            case "long" -> "write a number of at most 63 bits without L";
            case "unicode" -> "remove the u before the quotes";
            case "tuple", "set", "xrange", "reversed", "enumerate" -> "write a list: [a, b]";
            case "NoneType" -> "remove the line";
            case "function", "builtin_function_or_method" -> "call it: " + name + " = " + name + "()";
            default -> "write a string or a list";
        };
    }

    private Optional<XmValue> value(String name, Py value, int level, Position at) {
        budget.nesting(level);
        if (value instanceof Py.Str text) {
            budget.room(text.value().length());
            return Optional.of(new XmValue.Text(text.text()));
        } else if (value instanceof Py.Real real) {
            return Optional.of(new XmValue.Real(real.value()));
        } else if (Numbers.isNumber(value)) {
            return Optional.ofNullable(Numbers.integer(value)).map(XmValue.Whole::new);
        } else if (value instanceof Py.Items || value instanceof Py.Tuple) {
            List<XmValue> items = new ArrayList<>();
            for (Py item : new Sequences(budget).items(value)) {
                Optional<XmValue> made = value(name, item, level + 1, at);
                if (made.isEmpty()) {
                    return made;
                }
                items.add(made.get());
            }
            return Optional.of(new XmValue.Items(items));
        }
        if (XlConfig.knows(name)) {
            String message = at + ": " + name + " holds a value of type " + value.type();
            found.add(new Diagnostic(Severity.ERROR, at, message, "put only strings, numbers and lists into it", 1));
        }
        return Optional.empty();
    }
}
