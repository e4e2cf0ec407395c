package dev.xld.config.xl.syntax;

import dev.xld.config.Position;
import dev.xld.config.xl.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts xl.cfg text into tokens. It accepts what libxl 4.17's scanner accepts, and one thing more: a comment on a last line
 * without a newline. What is no token is reported and skipped up to the next blank. Never throws. One thread.
 */
public final class Lexer {
    private static final String PYTHON_SIGNS = "+,-.():";

    private final String source;
    private final String text;
    private final SyntaxReport report;
    private int at;
    private int line = 1;
    private int lineStart;
    private int lastReportLine = 1;

    public Lexer(String source, String text, SyntaxReport report) {
        this.source = source;
        this.text = text;
        this.report = report;
    }

    /** The next token; END again and again at the end. */
    Token next() {
        while (true) {
            Token token = scan();
            if (token != null) {
                lastReportLine = token.reportLine();
                return token;
            }
        }
    }

    private @Nullable Token scan() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == text.length()) {
            return end("\0");
        }
        char c = text.charAt(at);
        return switch (c) {
            case ',' -> token(Kind.COMMA, 1);
            case '[' -> token(Kind.OPEN, 1);
            case ']' -> token(Kind.CLOSE, 1);
            case '=' -> token(Kind.ASSIGN, 1);
            case ';' -> token(Kind.SEMICOLON, 1);
            case '+' -> text.startsWith("+=", at) ? token(Kind.ADD, 2) : bad();
            case '\n', '#' -> newline();
            case '\'', '"' -> string(c);
            default -> word(c);
        };
    }

    private @Nullable Token word(char c) {
        if (c >= 'a' && c <= 'z') {
            return token(Kind.IDENT, run("._0123456789", 'z'));
        }
        if (c >= '0' && c <= '9') {
            return token(Kind.NUMBER, run("0123456789x", 'f'));
        }
        return bad();
    }

    /** How many characters from here are lower-case letters up to one, or among some others. */
    private int run(String others, char lastLetter) {
        int end = at;
        while (end < text.length()
                && (text.charAt(end) >= 'a' && text.charAt(end) <= lastLetter
                        || others.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end - at;
    }

    private Token token(Kind kind, int length) {
        String raw = text.substring(at, at + length);
        Token token = new Token(kind, raw, raw, here(), line);
        at += length;
        return token;
    }

    private Token end(String near) {
        return new Token(Kind.END, near, "", here(), lastReportLine);
    }

    private Token newline() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            at = text.length();
            return end("\0");
        }
        String raw = text.substring(at, end + 1);
        Token token = new Token(Kind.NEWLINE, raw, raw, here(), line);
        at = end + 1;
        line++;
        lineStart = at;
        return token;
    }

    private @Nullable Token string(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            boolean escape = text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n';
            if (text.charAt(end) == '\\' && !escape) {
                return bad();
            }
            end += escape ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) != quote) {
            return bad();
        }
        String raw = text.substring(at, end + 1);
        Escapes.Result unescaped = Escapes.undo(raw.substring(1, raw.length() - 1));
        if (unescaped.error() != null && !report.failed()) {
            Position place = new Position(source, line, at - lineStart + 2 + unescaped.errorAt());
            report.lexical(line, place, raw, unescaped.error(), unescaped.hint());
        }
        Token token = new Token(Kind.STRING, raw, unescaped.text(), here(), line);
        at = end + 1;
        return token;
    }

    /** Something that is no token, with all that follows it up to a blank. */
    private @Nullable Token bad() {
        Position place = here();
        int start = at;
        if (PYTHON_SIGNS.indexOf(text.charAt(at)) >= 0) {
            report.likelyPython();
        }
        at++;
        if (at == text.length()) {
            return end(text.substring(start));
        }
        if (text.charAt(at) == '\n') {
            String near = text.substring(start, at + 1);
            at++;
            line++;
            report.lexical(line, place, near, "lexical error", Hints.lexical(text, start, at));
            Token token = new Token(Kind.NEWLINE, near, near, place, line);
            lineStart = at;
            return token;
        }
        while (at < text.length() && " \t\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start + 1) {
            at++;
        }
        report.lexical(line, place, text.substring(start, at), "lexical error", Hints.lexical(text, start, at));
        return null;
    }

    private Position here() {
        return new Position(source, line, at - lineStart + 1);
    }
}
