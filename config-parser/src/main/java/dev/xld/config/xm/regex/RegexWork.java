package dev.xld.config.xm.regex;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Strings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with a regular expression and a text. One evaluation, one thread. */
public final class RegexWork {
    /** One match after the other. */
    private interface Each {
        void take(int[] bounds);
    }

    private final Runtime runtime;

    public RegexWork(Runtime runtime) {
        this.runtime = runtime;
    }

    public Py find(Regex regex, Py.Str text, boolean anchored) {
        int[] bounds = new RegexSearch(regex, text.value(), runtime.budget()).find(0, anchored);
        return bounds == null ? Py.None.NONE : match(regex, text, bounds);
    }

    private static RegexMatch match(Regex regex, Py.Str text, int[] bounds) {
        return new RegexMatch(regex, text, Arrays.stream(bounds).boxed().toList());
    }

    private void each(Regex regex, Py.Str text, Each each) {
        RegexSearch search = new RegexSearch(regex, text.value(), runtime.budget());
        int from = 0;
        while (from <= text.value().length()) {
            int[] bounds = search.find(from, false);
            if (bounds == null) {
                return;
            }
            each.take(bounds);
            from = bounds[1] == bounds[0] ? bounds[1] + 1 : bounds[1];
        }
    }

    /** The text of a group, or None where it is not in the match. */
    Py group(RegexMatch match, int number) {
        int start = match.bounds().get(2 * number);
        int end = match.bounds().get(2 * number + 1);
        if (start < 0 || end < 0) {
            return Py.None.NONE;
        }
        return new Py.Str(
                match.text().value().substring(start, end), match.text().unicode());
    }

    /** All matches: their text, or that of their only group, or tuples of their groups. */
    public Py all(Regex regex, Py.Str text) {
        List<Py> found = new ArrayList<>();
        each(regex, text, bounds -> {
            runtime.budget().elements(1 + regex.groups());
            RegexMatch match = match(regex, text, bounds);
            List<Py> groups = new ArrayList<>();
            for (int i = Math.min(1, regex.groups()); i <= regex.groups(); i++) {
                Py group = group(match, i);
                groups.add(group == Py.None.NONE ? new Py.Str("", text.unicode()) : group);
            }
            found.add(groups.size() == 1 ? groups.get(0) : new Py.Tuple(groups));
        });
        return new Py.Items(new ArrayList<>(found));
    }

    /** Empty matches do not split. */
    public Py split(Regex regex, Py.Str text, int most) {
        List<Py> parts = new ArrayList<>();
        int[] done = {0, 0};
        runtime.budget().room(text.value().length());
        each(regex, text, bounds -> {
            if (bounds[0] == bounds[1] || most > 0 && done[1] == most) {
                return;
            }
            runtime.budget().elements(1 + regex.groups());
            parts.add(new Py.Str(text.value().substring(done[0], bounds[0]), text.unicode()));
            for (int i = 1; i <= regex.groups(); i++) {
                parts.add(group(match(regex, text, bounds), i));
            }
            done[0] = bounds[1];
            done[1]++;
        });
        parts.add(new Py.Str(text.value().substring(done[0]), text.unicode()));
        return new Py.Items(new ArrayList<>(parts));
    }

    /** An empty match right after another is no match. */
    public Py replaced(Regex regex, Py by, Py.Str text, int most) {
        Growing made = new Growing(runtime.budget());
        int[] done = {0, 0};
        each(regex, text, bounds -> {
            boolean again = bounds[0] == bounds[1] && bounds[0] == done[0] && done[1] > 0;
            if (again && bounds[0] > 0 || most > 0 && done[1] == most) {
                return;
            }
            made.add(text.value().substring(done[0], bounds[0]));
            made.add(replacement(by, match(regex, text, bounds)));
            done[0] = bounds[1];
            done[1]++;
        });
        return made.add(text.value().substring(done[0])).done(text.unicode());
    }

    private String replacement(Py by, RegexMatch match) {
        if (by instanceof Py.Str template) {
            return expanded(template.value(), match);
        }
        Py made = runtime.calls().call(by, List.of(match));
        if (!(made instanceof Py.Str text)) {
            throw Raised.type("the function given to re.sub must return a string, not " + made.type());
        }
        return text.value();
    }

    private String expanded(String template, RegexMatch match) {
        runtime.budget().steps(template.length() >> 4);
        if (template.indexOf('\\') < 0) {
            return template;
        }
        Growing made = new Growing(runtime.budget());
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '\\' || at == template.length()) {
                made.add(c);
                continue;
            }
            char escaped = template.charAt(at++);
            int name = "ntr\\".indexOf(escaped);
            if (name >= 0) {
                made.add("\n\t\r\\".charAt(name));
            } else if (Strings.isDigit(escaped)) {
                boolean two = at < template.length() && Strings.isDigit(template.charAt(at));
                made.add(text(match, template.substring(at - 1, two ? at + 1 : at)));
                at += two ? 1 : 0;
            } else if (escaped == 'g' && template.startsWith("<", at) && template.indexOf('>', at) > 0) {
                int close = template.indexOf('>', at);
                made.add(text(match, template.substring(at + 1, close)));
                at = close + 1;
            } else {
                made.add(c).add(escaped);
            }
        }
        return made.done(false).value();
    }

    private String text(RegexMatch match, String reference) {
        Py group = group(match, number(match, new Py.Str(reference)));
        return group instanceof Py.Str text ? text.value() : "";
    }

    /** The number of a group that is given by number, by digits or by name. */
    int number(RegexMatch match, Py reference) {
        BigInteger integer = Numbers.integer(reference);
        if (integer == null && reference instanceof Py.Str text) {
            @Nullable Integer named = match.regex().names().get(text.value());
            Py.@Nullable Int digits = Numbers.parse(text.value(), 10, false);
            integer = named != null ? BigInteger.valueOf(named) : digits == null ? null : digits.value();
        }
        int number = integer == null ? -1 : Numbers.clamp(integer);
        if (number < 0 || number > match.regex().groups()) {
            throw Raised.of(
                    "IndexError",
                    "no such group",
                    "the expression has " + match.regex().groups() + " groups");
        }
        return number;
    }
}
