package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.FloatText;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Py;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** {@code str()} and {@code repr()} of all values. One evaluation, one thread. */
public final class Showing {
    private static final HexFormat HEX = HexFormat.of();

    private final Budget budget;

    Showing(Budget budget) {
        this.budget = budget;
    }

    /** As {@code str()}; a unicode string stays one, as {@code %s} has it. */
    public Py.Str str(Py value) {
        if (value instanceof Py.Str text) {
            return text;
        }
        if (value instanceof Py.Real real) {
            budget.steps(16);
            return budget.text(FloatText.str(real.value()));
        }
        if (value instanceof Py.Int number) {
            return budget.text(digits(number.value()));
        }
        return value instanceof Py.Failure failure ? failure(failure) : repr(value);
    }

    /** The message of an exception. */
    public Py.Str failure(Py.Failure failure) {
        List<Py> arguments = failure.arguments();
        if (arguments.size() == 1) {
            return failure.kind().equals("KeyError") ? repr(arguments.get(0)) : str(arguments.get(0));
        }
        return arguments.isEmpty() ? new Py.Str("") : repr(new Py.Tuple(arguments));
    }

    public Py.Str repr(Py value) {
        Growing text = new Growing(budget);
        show(value, text, 0);
        return text.done(false);
    }

    private String digits(BigInteger value) {
        budget.bits(value.bitLength());
        return value.toString();
    }

    private void show(Py value, Growing into, int level) {
        budget.nesting(level);
        if (value instanceof Py.Str text) {
            quote(text, into);
        } else if (value instanceof Py.Int number) {
            into.add(digits(number.value())).add(number.isLong() ? "L" : "");
        } else if (value instanceof Py.Real real) {
            budget.steps(16);
            into.add(FloatText.repr(real.value()));
        } else if (value instanceof Py.Bool bool) {
            into.add(bool.truth() ? "True" : "False");
        } else if (value instanceof Py.None) {
            into.add("None");
        } else if (value instanceof Py.Tuple tuple) {
            into.add("(");
            all(tuple.items(), into, level);
            into.add(tuple.items().size() == 1 ? ",)" : ")");
        } else if (value instanceof Py.Items list) {
            into.add("[");
            all(list.items(), into, level);
            into.add("]");
        } else if (value instanceof Py.Dict dict) {
            dict(dict, into, level);
        } else if (value instanceof Py.SetOf set) {
            into.add("set([");
            all(List.copyOf(set.members().values()), into, level);
            into.add("])");
        } else if (value instanceof Py.Failure failure) {
            into.add(failure.kind()).add("(");
            all(failure.arguments(), into, level);
            into.add(failure.arguments().size() == 1 ? ",)" : ")");
        } else if (value instanceof Py.Type type) {
            into.add("<type '").add(type.name()).add("'>");
        } else {
            into.add("<").add(value.type()).add(">");
        }
    }

    private void all(List<Py> items, Growing into, int level) {
        for (int i = 0; i < items.size(); i++) {
            into.add(i == 0 ? "" : ", ");
            show(items.get(i), into, level + 1);
        }
    }

    private void dict(Py.Dict dict, Growing into, int level) {
        into.add("{");
        Iterator<Py.Dict.Entry> entries = dict.entries().values().iterator();
        while (entries.hasNext()) {
            Py.Dict.Entry entry = entries.next();
            show(entry.key(), into, level + 1);
            into.add(": ");
            show(entry.value(), into, level + 1);
            into.add(entries.hasNext() ? ", " : "");
        }
        into.add("}");
    }

    private static void quote(Py.Str text, Growing into) {
        String value = text.value();
        char quote = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
        into.add(text.unicode() ? "u" : "").add(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> into.add("\\n");
                case '\r' -> into.add("\\r");
                case '\t' -> into.add("\\t");
                case '\\' -> into.add("\\\\");
                default -> {
                    if (c == quote) {
                        into.add('\\').add(c);
                    } else if (c >= ' ' && c <= '~') {
                        into.add(c);
                    } else {
                        into.add(c > 255 ? "\\u" + HEX.toHexDigits(c) : "\\x" + HEX.toHexDigits((byte) c));
                    }
                }
            }
        }
        into.add(quote);
    }
}
