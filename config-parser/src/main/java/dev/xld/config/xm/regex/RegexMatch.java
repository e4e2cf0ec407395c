package dev.xld.config.xm.regex;

import dev.xld.config.xm.value.Py;
import java.util.List;

/** Where a regular expression fits; bounds as {@link RegexSearch} gives them. Immutable. */
public record RegexMatch(Regex regex, Py.Str text, List<Integer> bounds) implements Py.Opaque {
    @Override
    public String type() {
        return "re.match";
    }
}
