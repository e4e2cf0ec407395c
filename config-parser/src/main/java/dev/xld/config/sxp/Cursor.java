package dev.xld.config.sxp;

import dev.xld.config.Position;

/** A place in a text that moves forward and knows its line and column, in time that grows with the moves. One thread. */
final class Cursor {
    static final char NONE = '\uFFFF';

    private final String source;
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Cursor(String source, String text) {
        this.source = source;
        this.text = text;
    }

    Position position() {
        return new Position(source, line, at - lineStart + 1);
    }

    int at() {
        return at;
    }

    boolean ended() {
        return at >= text.length();
    }

    /** The next character, which is not passed; {@link #NONE} at the end. */
    char peek() {
        return ended() ? NONE : text.charAt(at);
    }

    /** As a message shows the next character: itself, or its code. */
    String shown() {
        int c = text.codePointAt(at);
        boolean visible = c > ' ' && Character.isDefined(c) && !Character.isISOControl(c);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return visible && !half ? "`" + Character.toString(c) + "'" : "the character of code " + c;
    }

    /** Passes one character. */
    char next() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
            lineStart = at;
        }
        return c;
    }

    /** Whether a backslash ends the line here, and with it the line goes on in the next. */
    boolean continues() {
        return text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at);
    }

    /** Passes the backslash and the end of its line. */
    void passContinuation() {
        while (next() != '\n') {
            // The carriage return between them.
        }
    }

    /** Passes one character, which may be two of Java's. */
    void nextWhole() {
        boolean pair = Character.isSupplementaryCodePoint(text.codePointAt(at));
        next();
        at += pair ? 1 : 0;
    }

    /** Passes all up to an index, which is not before this place. */
    void moveTo(int index) {
        while (at < index) {
            next();
        }
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    /** Whether a character stands between here and an index. */
    boolean has(char c, int before) {
        for (int i = at; i < before; i++) {
            if (text.charAt(i) == c) {
                return true;
            }
        }
        return false;
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    int length() {
        return text.length();
    }
}
