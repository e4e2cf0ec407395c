package dev.xld.config.xm.regex;

import dev.xld.config.xm.value.Py;

/** A compiled regular expression as a value. Immutable. */
public record RegexPattern(Regex regex) implements Py.Opaque {
    @Override
    public String type() {
        return "re.pattern";
    }
}
