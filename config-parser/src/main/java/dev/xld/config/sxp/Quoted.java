package dev.xld.config.sxp;

import dev.xld.config.Position;

/**
 * Reads text in quotes, which may span lines. Escapes are C's letters, {@code \xHH} and up to three octal digits, each a
 * byte. After any other letter xend keeps the backslash and drops the letter, and so does this, as a deviation, but for the end of a line,
 * of which both go; what xend
 * refuses stays as written. Never throws. One thread.
 */
final class Quoted {
    private static final String LETTERS = "abtnvfr\\'\"";
    private static final String MEANINGS = "\u0007\b\t\n\u000b\f\r\\'\"";

    private final Cursor cursor;
    private final Findings findings;
    private String quotesWithoutEnd = "";

    Quoted(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
    }

    /** The text of the string that begins at the cursor, which is then after it. */
    String read() {
        char quote = cursor.peek();
        int start = cursor.at() + 1;
        int close = closing(quote, start);
        if (close < 0) {
            findings.deviation(
                    cursor.position(),
                    "the string that begins here has no closing " + quote,
                    "write " + quote + " where it ends, or \\" + quote + " for a quote in the text");
        }
        cursor.next();
        String text = unescape(close < 0 ? guessedEnd(start) : close);
        if (close >= 0) {
            cursor.next();
        }
        return text;
    }

    /** The index of the closing quote; negative when there is none. No quote is searched for in vain twice. */
    private int closing(char quote, int start) {
        int at = quotesWithoutEnd.indexOf(quote) < 0 ? start : cursor.length();
        while (at < cursor.length()) {
            char c = cursor.charAt(at);
            if (c == quote) {
                return at;
            }
            at += c == '\\' ? 2 : 1;
        }
        quotesWithoutEnd += quotesWithoutEnd.indexOf(quote) < 0 ? quote : "";
        return -1;
    }

    /** Where a string without a closing quote is taken to end: before a bracket, or with its line. */
    private int guessedEnd(int start) {
        int end = start;
        while (end < cursor.length() && "()\r\n".indexOf(cursor.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private String unescape(int end) {
        if (!cursor.has('\\', end)) {
            String plain = cursor.between(cursor.at(), end);
            cursor.moveTo(end);
            return plain;
        }
        StringBuilder plain = new StringBuilder(end - cursor.at());
        boolean bytes = false;
        while (cursor.at() < end) {
            if (cursor.continues()) {
                findings.continuation(cursor.position());
                cursor.passContinuation();
            } else if (cursor.peek() == '\\') {
                char c = escape(end);
                bytes |= c > '~';
                plain.append(c);
            } else {
                plain.append(cursor.next());
            }
        }
        return bytes ? SxpText.decode(SxpText.encode(plain.toString())) : plain.toString();
    }

    /** What an escape stands for, or the backslash alone. */
    private char escape(int end) {
        Position start = cursor.position();
        cursor.next();
        char c = cursor.at() < end ? cursor.peek() : Cursor.NONE;
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            cursor.next();
            return MEANINGS.charAt(letter);
        }
        if (c == 'x' || isDigit(c, 8)) {
            return number(start, c == 'x', end);
        }
        if (c == Cursor.NONE) {
            findings.deviation(start, "a backslash ends the string", "write \\\\ for one backslash");
            return '\\';
        }
        findings.deviation(
                start,
                "a backslash and " + cursor.shown() + " are no escape, and only the backslash is read",
                "write \\\\ for one backslash");
        cursor.nextWhole();
        return '\\';
    }

    private char number(Position start, boolean hexadecimal, int end) {
        int radix = hexadecimal ? 16 : 8;
        int from = cursor.at() + (hexadecimal ? 1 : 0);
        int last = Math.min(end, from + (hexadecimal ? 2 : 3));
        int to = from;
        while (to < last && isDigit(cursor.charAt(to), radix)) {
            to++;
        }
        if (to == from) {
            findings.deviation(
                    start, "no hexadecimal digit follows \\x", "write two, or \\\\x for a backslash and an x");
            return '\\';
        }
        int value = Integer.parseInt(cursor.between(from, to), radix);
        if (value > 0xFF) {
            findings.deviation(start, "\\" + cursor.between(from, to) + " is more than a byte", "write at most \\377");
            return '\\';
        }
        cursor.moveTo(to);
        return SxpText.ofByte(value);
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
