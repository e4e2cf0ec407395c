package dev.xld.config.sxp;

import java.util.HexFormat;
import java.util.List;

/**
 * Writes S-expressions byte for byte as xend does, in ASCII: words in Python's quotes where they are more than letters, digits
 * and a few signs; in one line, or in lines of 80 columns as {@code xm list -l} shows domains. Any thread.
 */
public final class SxpWriter {
    private static final int WIDTH = 80;
    private static final int INDENT = 4;
    private static final HexFormat HEX = HexFormat.of();
    private static final String SIGNS = ".-_:/~";

    private final StringBuilder out = new StringBuilder();

    private SxpWriter() {}

    /** In one line, without a newline. */
    public static String line(Sxp sxp) {
        SxpWriter writer = new SxpWriter();
        writer.append(sxp);
        return writer.out.toString();
    }

    /** In as many lines as it takes, the last one with its newline. */
    public static String pretty(Sxp sxp) {
        SxpWriter writer = new SxpWriter();
        writer.append(sxp, 0);
        return writer.out.append('\n').toString();
    }

    private void append(Sxp sxp) {
        if (sxp instanceof Sxp.Atom atom) {
            out.append(word(atom.text()));
            return;
        }
        out.append('(');
        List<Sxp> elements = sxp.elements();
        for (int i = 0; i < elements.size(); i++) {
            out.append(i > 0 ? " " : "");
            append(elements.get(i));
        }
        out.append(')');
    }

    private void append(Sxp sxp, int column) {
        if (sxp instanceof Sxp.Atom || room(sxp, WIDTH - column) >= 0) {
            append(sxp);
            return;
        }
        out.append('(');
        List<Sxp> elements = sxp.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                newline(column + INDENT);
            }
            append(elements.get(i), column + (i > 0 ? INDENT : 1));
        }
        newline(column);
        out.append(')');
    }

    private void newline(int column) {
        out.append('\n').append(" ".repeat(column));
    }

    /** How much of some room is left beside it in one line; negative when it is too wide, without looking at all of it. */
    private static int room(Sxp sxp, int room) {
        if (sxp instanceof Sxp.Atom atom) {
            return room
                    - (atom.text().length() > room
                            ? room + 1
                            : word(atom.text()).length());
        }
        List<Sxp> elements = sxp.elements();
        int left = room - 2 - Math.max(0, elements.size() - 1);
        for (int i = 0; i < elements.size() && left >= 0; i++) {
            left = room(elements.get(i), left);
        }
        return left;
    }

    /** An atom's text, in quotes where it needs them. */
    static String word(String text) {
        return isBare(text) ? text : quoted(SxpText.encode(text));
    }

    private static boolean isBare(String text) {
        return text.equals(Sxp.ATTRIBUTES)
                || !text.isEmpty() && text.chars().allMatch(c -> isAlphanumeric(c) || SIGNS.indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String quoted(byte[] bytes) {
        boolean single = false;
        boolean twofold = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twofold |= b == '"';
        }
        char quote = single && !twofold ? '"' : '\'';
        StringBuilder text = new StringBuilder(bytes.length + 2).append(quote);
        for (byte b : bytes) {
            switch (b) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (b == quote) {
                        text.append('\\').append(quote);
                    } else if (b < ' ' || b > '~') {
                        text.append("\\x").append(HEX.toHexDigits(b));
                    } else {
                        text.append((char) b);
                    }
                }
            }
        }
        return text.append(quote).toString();
    }
}
