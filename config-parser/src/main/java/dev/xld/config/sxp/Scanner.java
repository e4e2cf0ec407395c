package dev.xld.config.sxp;

import dev.xld.config.Position;
import dev.xld.config.sxp.Token.Kind;

/**
 * Cuts text into tokens as xend's reader does, its oddities included: any separator but a round bracket can begin a word
 * ({@code {b}, ;5}), a quote inside a word is a letter of it, and control-D ends the text. What xend refuses or misreads is a
 * deviation, after which scanning goes on. Never throws. One thread.
 */
final class Scanner {
    private static final String BLANKS = " \t\n\u000b\f\r";
    private static final String WORD_ENDS = "{}()<>[];#" + BLANKS;
    private static final char END_OF_TEXT = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Cursor cursor;
    private final Findings findings;
    private final Quoted quoted;

    Scanner(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
        this.quoted = new Quoted(cursor, findings);
    }

    /** The next token; END again and again at the end. */
    Token next() {
        skip();
        Position start = cursor.position();
        char c = cursor.peek();
        if (cursor.ended() || c == END_OF_TEXT) {
            return new Token(Kind.END, "", start);
        }
        if (c == '(' || c == ')') {
            cursor.next();
            return new Token(c == '(' ? Kind.OPEN : Kind.CLOSE, "", start);
        }
        return new Token(Kind.TEXT, c == '\'' || c == '"' ? quoted.read() : word(), start);
    }

    /** Passes blanks, comments, and characters that can be part of nothing. */
    private void skip() {
        while (!cursor.ended()) {
            char c = cursor.peek();
            if (cursor.continues()) {
                findings.continuation(cursor.position());
                cursor.passContinuation();
            } else if (c == '#') {
                comment();
            } else if (BLANKS.indexOf(c) >= 0) {
                cursor.next();
            } else if (isStray(c)) {
                strays();
            } else {
                return;
            }
        }
    }

    private void comment() {
        while (!cursor.ended() && cursor.peek() != '\n') {
            cursor.next();
        }
    }

    private void strays() {
        findings.deviation(
                cursor.position(),
                cursor.shown() + " has no place between words",
                "remove it, or write the text it belongs to in quotes");
        while (!cursor.ended() && isStray(cursor.peek())) {
            cursor.next();
        }
    }

    private static boolean isStray(char c) {
        boolean control = c < ' ' && BLANKS.indexOf(c) < 0 && c != END_OF_TEXT;
        return control || c >= 0x7F && c < 0xA0 || c == BYTE_ORDER_MARK;
    }

    private String word() {
        if (cursor.peek() > '~') {
            findings.deviation(cursor.position(), cursor.shown() + " cannot begin a word", "write the word in quotes");
        }
        int from = cursor.at();
        cursor.next();
        StringBuilder lines = new StringBuilder();
        while (!cursor.ended() && WORD_ENDS.indexOf(cursor.peek()) < 0) {
            if (cursor.continues()) {
                lines.append(cursor.between(from, cursor.at()));
                findings.continuation(cursor.position());
                cursor.passContinuation();
                from = cursor.at();
            } else {
                cursor.next();
            }
        }
        return lines.append(cursor.between(from, cursor.at())).toString();
    }
}
