package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import java.util.Locale;

/** Python 2's number and string literals. Pure functions for {@link Lexer}. */
final class Literals {
    private static final String LETTERS = "\\'\"abfnrtv";
    private static final String MEANINGS = "\\'\"\u0007\b\f\n\r\t\u000b";

    private Literals() {}

    /** Whether a string starts here, its prefix included. */
    static boolean startsString(String text, int at) {
        int quote = at + prefix(text, at);
        return quote < text.length() && (text.charAt(quote) == '\'' || text.charAt(quote) == '"');
    }

    /** How many letters of a string's prefix may stand here: u or b, then r. */
    private static int prefix(String text, int at) {
        int length = 0;
        if (isOneOf(text, at, "uUbB")) {
            length++;
        }
        return isOneOf(text, at + length, "rR") ? length + 1 : length;
    }

    private static boolean isOneOf(String text, int at, String letters) {
        return at < text.length() && letters.indexOf(text.charAt(at)) >= 0;
    }

    /** Where the string that starts here is over. */
    static int stringEnd(Position place, String text, int start) {
        int at = start + prefix(text, start);
        String quote = text.substring(at, at + 1);
        boolean triple = text.startsWith(quote.repeat(3), at);
        String end = triple ? quote.repeat(3) : quote;
        at += end.length();
        while (at < text.length()) {
            if (text.startsWith(end, at)) {
                return at + end.length();
            }
            if (text.charAt(at) == '\n' && !triple) {
                break;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        String where = triple ? " before the end of the file" : " on its line";
        throw Halt.syntax(place, "this string has no closing " + end + where, "add " + end + " where the string ends");
    }

    /** The value of a whole literal. */
    static Py.Str string(Position place, String literal) {
        int prefix = prefix(literal, 0);
        String letters = literal.substring(0, prefix).toLowerCase(Locale.ROOT);
        String quote = literal.substring(prefix, prefix + 1);
        boolean triple = literal.length() >= prefix + 6 && literal.startsWith(quote.repeat(3), prefix);
        int quotes = triple ? 3 : 1;
        String body = literal.substring(prefix + quotes, literal.length() - quotes);
        boolean unicode = letters.contains("u");
        if (unicode) {
            body = Bytes.text(body);
        }
        return new Py.Str(unescape(place, body, unicode, letters.contains("r")), unicode);
    }

    private static String unescape(Position place, String body, boolean unicode, boolean raw) {
        if (body.indexOf('\\') < 0 || raw && !unicode) {
            return body;
        }
        StringBuilder plain = new StringBuilder(body.length());
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at++);
            if (c != '\\' || at == body.length()) {
                plain.append(c);
                continue;
            }
            char escaped = body.charAt(at++);
            int letter = raw ? -1 : LETTERS.indexOf(escaped);
            if (letter >= 0) {
                plain.append(MEANINGS.charAt(letter));
            } else if (!raw && escaped >= '0' && escaped <= '7') {
                int end = digits(body, at - 1, 3, 8);
                plain.append((char) (Integer.parseInt(body.substring(at - 1, end), 8) & (unicode ? 0x1ff : 0xff)));
                at = end;
            } else if (escaped == 'x' && !raw) {
                plain.append((char) hex(place, body, at, 2));
                at += 2;
            } else if (unicode && (escaped == 'u' || escaped == 'U')) {
                int length = escaped == 'u' ? 4 : 8;
                int point = hex(place, body, at, length);
                if (!Character.isValidCodePoint(point)) {
                    throw Halt.syntax(place, "illegal Unicode character", "write the character itself");
                }
                plain.appendCodePoint(point);
                at += length;
            } else if (unicode && escaped == 'N' && !raw) {
                throw Halt.refused(place, "\\N{...}", "write the character itself");
            } else if (escaped != '\n' || raw) {
                plain.append(c).append(escaped);
            }
        }
        return plain.toString();
    }

    private static int hex(Position place, String body, int at, int length) {
        if (digits(body, at, length, 16) != at + length) {
            throw Halt.syntax(place, "invalid \\x escape", "write \\\\ for one backslash, or put r before the string");
        }
        return (int) Long.parseLong(body.substring(at, at + length), 16);
    }

    private static int digits(String body, int at, int most, int radix) {
        int end = at;
        while (end < body.length() && end < at + most && Character.digit(body.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    /** Where the number that starts here is over, whether it is a good one or not. */
    static int numberEnd(String text, int start) {
        int at = start;
        if (text.charAt(at) == '0' && isOneOf(text, at + 1, "xXoObB")) {
            at = run(text, at + 2, "0123456789abcdefABCDEF");
            return isOneOf(text, at, "lL") ? at + 1 : at;
        }
        at = run(text, at, "0123456789");
        if (isOneOf(text, at, "lL")) {
            return at + 1;
        }
        if (isOneOf(text, at, ".")) {
            at = run(text, at + 1, "0123456789");
        }
        if (isOneOf(text, at, "eE")) {
            int sign = isOneOf(text, at + 1, "+-") ? 1 : 0;
            int end = run(text, at + 1 + sign, "0123456789");
            at = end > at + 1 + sign ? end : at;
        }
        return isOneOf(text, at, "jJ") ? at + 1 : at;
    }

    private static int run(String text, int start, String digits) {
        int at = start;
        while (isOneOf(text, at, digits)) {
            at++;
        }
        return at;
    }

    /** The value of a literal that {@link #numberEnd} found. */
    static Py number(Position place, String literal) {
        char last = literal.charAt(literal.length() - 1);
        boolean based = isOneOf(literal, 1, "xXoObB");
        if (last == 'j' || last == 'J') {
            throw Halt.refused(place, "a complex number", "use an ordinary one");
        }
        if (!based && run(literal, 0, "0123456789lL") < literal.length()) {
            return new Py.Real(Double.parseDouble(literal));
        }
        boolean isLong = last == 'l' || last == 'L';
        String digits = isLong ? literal.substring(0, literal.length() - 1) : literal;
        if (digits.length() > Budget.MAX_BITS / 4) {
            throw new Halt(place, "this number has " + digits.length() + " digits", "use a smaller one");
        }
        boolean octal = !based && digits.length() > 1 && digits.charAt(0) == '0';
        Py.Int value = Numbers.parse(digits, octal ? 8 : 0, isLong);
        if (value == null) {
            throw Halt.syntax(
                    place, "invalid token", octal ? "remove the leading 0 of this number" : "correct the number");
        }
        return value;
    }
}
