package dev.xld.config.xl.write;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an xl.cfg as they are written: sections with a comment over them, and what could not be said. Null and empty
 * values leave no line. One file, one thread.
 */
final class XlText {
    private static final String LETTERS = "abfnrtv\"\\";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\"\\";

    private final StringBuilder text = new StringBuilder();
    private final List<String> lost = new ArrayList<>();
    private @Nullable String heading;

    /** Begins a section; its comment is written with its first line. */
    XlText section(String comment) {
        heading = comment;
        return this;
    }

    XlText string(String key, @Nullable String value) {
        return value == null ? this : line(key, quoted(value));
    }

    XlText number(String key, @Nullable Number value) {
        if (value == null) {
            return this;
        }
        String digits = value.toString();
        return line(key, digits.startsWith("-") ? quoted(digits) : digits);
    }

    XlText flag(String key, @Nullable Boolean value) {
        return value == null ? this : line(key, value ? "1" : "0");
    }

    /** A size in KiB, which xl.cfg has in MiB. */
    XlText mebibytes(String key, @Nullable Long kib) {
        if (kib != null && kib % 1024 != 0) {
            lost(key + ": " + kib + " KiB is no whole number of MiB");
            return this;
        }
        return number(key, kib == null ? null : (Long) (kib / 1024));
    }

    /** A list with an element a line, if any. */
    XlText list(String key, List<String> elements) {
        return elements.isEmpty()
                ? this
                : rawList(key, elements.stream().map(XlText::quoted).toList());
    }

    /** As {@link #list}, the elements already as they stand in the file. */
    XlText rawList(String key, List<String> elements) {
        if (elements.isEmpty()) {
            return this;
        }
        if (elements.size() == 1) {
            return line(key, "[ " + elements.get(0) + " ]");
        }
        StringBuilder value = new StringBuilder("[\n");
        elements.forEach(element -> value.append("    ").append(element).append(",\n"));
        return line(key, value.append(']').toString());
    }

    /** A list that says by being there what no list would not. */
    XlText emptyList(String key) {
        return line(key, "[ ]");
    }

    private XlText line(String key, String value) {
        if (heading != null) {
            text.append(text.isEmpty() ? "" : "\n").append("# ").append(heading).append('\n');
            heading = null;
        }
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    /** Notes what xl.cfg has no words for, as one clause. */
    void lost(String what) {
        lost.add(what);
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            int letter = MEANINGS.indexOf(value.charAt(i));
            quoted.append(letter < 0 ? String.valueOf(value.charAt(i)) : "\\" + LETTERS.charAt(letter));
        }
        return quoted.append('"').toString();
    }

    String text() {
        return text.toString();
    }

    List<String> lost() {
        return List.copyOf(lost);
    }
}
