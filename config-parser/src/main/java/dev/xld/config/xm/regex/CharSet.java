package dev.xld.config.xm.regex;

import dev.xld.config.xm.value.Strings;
import java.util.ArrayList;
import java.util.List;

/** The characters one place of a regular expression takes. Immutable. */
record CharSet(List<Range> ranges, boolean negated) {
    /** From and to, both included. */
    record Range(char first, char last) {}

    static final CharSet DIGITS = of("09");
    static final CharSet WORD = of("azAZ09__");
    static final CharSet BLANKS = of("\t\r  ");
    static final CharSet ANY = new CharSet(List.of(), true);
    static final CharSet ALL_BUT_NEWLINE = new CharSet(of("\n\n").ranges(), true);

    /** Pairs of first and last characters. */
    static CharSet of(String pairs) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < pairs.length(); i += 2) {
            ranges.add(new Range(pairs.charAt(i), pairs.charAt(i + 1)));
        }
        return new CharSet(List.copyOf(ranges), false);
    }

    CharSet negate() {
        return new CharSet(ranges, !negated);
    }

    boolean has(char c) {
        for (Range range : ranges) {
            if (c >= range.first() && c <= range.last()) {
                return !negated;
            }
        }
        return negated;
    }

    boolean hasAnyCase(char c) {
        if (negated) {
            return !new CharSet(ranges, false).hasAnyCase(c);
        }
        return has(c) || Strings.isLetter(c) && has((char) (c ^ 0x20));
    }
}
