package dev.xld.config.xl.syntax;

import dev.xld.config.CNumber;
import org.jspecify.annotations.Nullable;

/**
 * Backslash escapes in xl.cfg strings as libxl 4.17 undoes them: the letters of C, quotes and the backslash. Its octal
 * escapes are read and dropped, its hexadecimal ones always refused; so they are here, since configs meet both programs.
 */
final class Escapes {
    private static final String LETTERS = "abfnrtv\"'\\";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\"'\\";

    private Escapes() {}

    /** The plain text, cut off at the error where there is one. */
    record Result(
            String text, @Nullable String error, @Nullable String hint, int errorAt) {}

    /** Undoes the escapes of what stood between the quotes; a backslash is never the last character. */
    static Result undo(String quoted) {
        StringBuilder plain = new StringBuilder(quoted.length());
        int at = 0;
        while (at < quoted.length()) {
            char c = quoted.charAt(at++);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            int escapeAt = at - 1;
            char escaped = quoted.charAt(at++);
            int letter = LETTERS.indexOf(escaped);
            if (letter >= 0) {
                plain.append(MEANINGS.charAt(letter));
            } else if (escaped >= '0' && escaped <= '7') {
                int digits = octalLength(quoted, at);
                if (digits <= 1) {
                    return new Result(plain.toString(), number("octal"), "write the character itself", escapeAt);
                }
                at += digits;
            } else if (escaped == 'x') {
                return new Result(plain.toString(), number("hex"), "write the character itself", escapeAt);
            } else {
                String error = "invalid character after backlash in quoted string";
                return new Result(plain.toString(), error, "write \\\\ for one backslash", escapeAt);
            }
        }
        return new Result(plain.toString(), null, null, 0);
    }

    private static String number(String base) {
        return "invalid digit after backslash " + base + "numerical character escape in quoted string";
    }

    /** How many of the next three characters make a number for C's strtoul: blanks, a sign and digits. */
    private static int octalLength(String quoted, int start) {
        String three = quoted.substring(start, Math.min(quoted.length(), start + 3));
        return CNumber.unsigned(three, 0, 10).end();
    }
}
