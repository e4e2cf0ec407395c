package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Token.Kind;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Py;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into Python 2's tokens, indentation included. Its text is as {@link Bytes} has it, so that string literals are
 * bytes, but columns count characters. Throws {@link Halt} at what is no token. Used by {@link Tokens}; one thread.
 */
final class Lexer {
    private static final String[] SIGNS = {
        "**=", "//=", ">>=", "<<=", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "<>", "+=", "-=", "*=", "/=", "%=",
        "&=", "|=", "^=", "+", "-", "*", "/", "%", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":",
        ".", ";", "=", "@", "`"
    };

    private final String source;
    private final String text;
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int columnAt;
    private int brackets;
    private int dedents;
    private boolean lineStarts = true;
    private boolean lineOpen;

    Lexer(String source, String text) {
        this.source = source;
        this.text = Bytes.of(text.startsWith("\ufeff") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        indents.push(0);
    }

    Token next() {
        if (dedents > 0) {
            dedents--;
            return token(Kind.DEDENT, "");
        }
        if (lineStarts && brackets == 0) {
            Token indent = indentation();
            if (indent != null) {
                return indent;
            }
        }
        blanks();
        if (at == text.length()) {
            return end();
        }
        char c = text.charAt(at);
        if (c == '\n') {
            Token newline = token(Kind.NEWLINE, "");
            newline();
            lineStarts = true;
            lineOpen = false;
            return newline;
        }
        lineOpen = true;
        if (Literals.startsString(text, at)) {
            return string();
        }
        if (isDigit(c) || c == '.' && isDigit(charAt(at + 1))) {
            return number();
        }
        return isNameStart(c) ? name() : sign();
    }

    private Token end() {
        if (lineOpen) {
            lineOpen = false;
            lineStarts = true;
            return token(Kind.NEWLINE, "");
        }
        if (indents.size() > 1) {
            indents.pop();
            return token(Kind.DEDENT, "");
        }
        return token(Kind.END, "");
    }

    /** Past lines without tokens to the first token of a line; the change of its indentation, or null for none. */
    private @Nullable Token indentation() {
        int width = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                width++;
            } else if (c == '\t') {
                width += 8 - width % 8;
            } else if (c == '\f') {
                width = 0;
            } else if (c == '#') {
                comment();
                continue;
            } else if (c == '\n') {
                width = 0;
                newline();
                continue;
            } else {
                break;
            }
            at++;
        }
        lineStarts = false;
        return at == text.length() ? null : indented(width);
    }

    private @Nullable Token indented(int width) {
        int outer = indents.getFirst();
        if (width > outer) {
            if (indents.size() > Budget.MAX_NESTING) {
                throw Halt.syntax(
                        here(),
                        "blocks and expressions are nested deeper than " + Budget.MAX_NESTING,
                        "use fewer levels");
            }
            indents.push(width);
            return token(Kind.INDENT, "");
        }
        while (width < indents.getFirst()) {
            indents.pop();
            dedents++;
        }
        if (width != indents.getFirst()) {
            throw new Halt(
                    here(),
                    "IndentationError: unindent does not match any outer indentation level",
                    "start the line in the same column as a line above it");
        }
        if (dedents == 0) {
            return null;
        }
        dedents--;
        return token(Kind.DEDENT, "");
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                comment();
            } else if (c == '\\') {
                if (charAt(at + 1) != '\n') {
                    throw Halt.syntax(
                            here(),
                            "unexpected character after line continuation character",
                            "nothing, not even a blank, may follow the \\ on its line");
                }
                at++;
                newline();
            } else if (c == '\n' && brackets > 0) {
                newline();
            } else if (c == ' ' || c == '\t' || c == '\f') {
                at++;
            } else {
                return;
            }
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void newline() {
        at++;
        line++;
        column = 1;
        columnAt = at;
    }

    private Token name() {
        int end = at + 1;
        while (isNameStart(charAt(end)) || isDigit(charAt(end))) {
            end++;
        }
        return cut(Kind.NAME, end, null);
    }

    private Token number() {
        int end = Literals.numberEnd(text, at);
        Position place = here();
        if (isNameStart(charAt(end))) {
            throw Halt.syntax(place, "invalid token", "put quotes around text that starts with a digit");
        }
        return cut(Kind.NUMBER, end, Literals.number(place, text.substring(at, end)));
    }

    private Token string() {
        Position place = here();
        int end = Literals.stringEnd(place, text, at);
        Py value = Literals.string(place, text.substring(at, end));
        Token token = new Token(Kind.STRING, "", place, value);
        while (at < end) {
            if (text.charAt(at) == '\n') {
                newline();
            } else {
                at++;
            }
        }
        return token;
    }

    private Token sign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                if ("([{".contains(sign)) {
                    brackets++;
                } else if (")]}".contains(sign)) {
                    brackets = Math.max(0, brackets - 1);
                }
                return cut(Kind.SIGN, at + sign.length(), null);
            }
        }
        char c = text.charAt(at);
        String shown = c < ' ' || c > '~' ? String.format("character 0x%02x", (int) c) : "`" + c + "'";
        throw Halt.syntax(here(), shown + " is no part of Python", "remove it, or put quotes around text");
    }

    private Token token(Kind kind, String raw) {
        return new Token(kind, raw, here(), null);
    }

    private Token cut(Kind kind, int end, @Nullable Py literal) {
        Token token = new Token(kind, text.substring(at, end), here(), literal);
        at = end;
        return token;
    }

    /** The place of the next character; never asked for one before the last. */
    private Position here() {
        for (; columnAt < at; columnAt++) {
            boolean continuesCharacter = (text.charAt(columnAt) & 0xc0) == 0x80;
            column += continuesCharacter ? 0 : 1;
        }
        return new Position(source, line, column);
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
