package dev.xld.config.xm.value;

import java.util.Locale;

/** What Python 2's strings have in common; only ASCII letters have cases. Pure functions. */
public final class Strings {
    public static final String BLANKS = " \t\n\r\u000b\f";

    private Strings() {}

    /** Whether what is made of both is unicode; an error where bytes that are no ASCII meet unicode. */
    public static boolean unicode(Py.Str a, Py.Str b) {
        if (a.unicode() != b.unicode() && !Bytes.isAscii(a.unicode() ? b.value() : a.value())) {
            throw Raised.of(
                    "UnicodeDecodeError",
                    "'ascii' codec can't decode bytes that are no ASCII",
                    "remove the u before the quotes of the other string");
        }
        return a.unicode() || b.unicode();
    }

    public static String lower(String text) {
        return map(text, 'A', 'Z', 'a' - 'A');
    }

    public static String upper(String text) {
        return map(text, 'a', 'z', 'A' - 'a');
    }

    private static String map(String text, char first, char last, int distance) {
        if (Bytes.isAscii(text)) {
            return distance > 0 ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
        }
        StringBuilder mapped = new StringBuilder(text.length());
        text.chars().forEach(c -> mapped.append((char) (c >= first && c <= last ? c + distance : c)));
        return mapped.toString();
    }

    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    public static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    public static boolean isLetter(int c) {
        return isLower(c) || isUpper(c);
    }

    public static boolean isBlank(int c) {
        return BLANKS.indexOf(c) >= 0;
    }

    public static String strip(String text, String characters, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (right && end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Upper case at the start of each word, lower case inside. */
    public static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            String c = text.substring(i, i + 1);
            title.append(inside ? lower(c) : upper(c));
            inside = isLetter(text.charAt(i));
        }
        return title.toString();
    }
}
