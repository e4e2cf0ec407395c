package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Token.Kind;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Halt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of a file with a look at the next two, and the depth to which they are nested. One parse, one thread. */
final class Tokens {
    private static final int MAX_TOKENS = 100_000;
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "exec",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "not",
            "or",
            "pass",
            "print",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final Lexer lexer;
    private Token current;
    private @Nullable Token after;
    private int taken;
    private int depth;

    Tokens(Lexer lexer) {
        this.lexer = lexer;
        this.current = lexer.next();
    }

    Token peek() {
        return current;
    }

    /** The token after the next one. */
    Token second() {
        if (after == null) {
            after = lexer.next();
        }
        return after;
    }

    Position at() {
        return current.at();
    }

    boolean is(String sign) {
        return current.is(sign);
    }

    boolean is(Kind kind) {
        return current.kind() == kind;
    }

    Token take() {
        if (++taken > MAX_TOKENS) {
            String sentence = "the file has more than " + MAX_TOKENS + " words and signs";
            throw new Halt(at(), sentence, "make it shorter: use lists and loops");
        }
        Token token = current;
        current = second();
        after = null;
        return token;
    }

    boolean takes(String sign) {
        boolean there = is(sign);
        if (there) {
            take();
        }
        return there;
    }

    boolean takes(Kind kind) {
        boolean there = is(kind);
        if (there) {
            take();
        }
        return there;
    }

    /** Takes this sign or keyword. */
    Token expect(String sign, String where) {
        if (!is(sign)) {
            throw unexpected("`" + sign + "' " + where);
        }
        return take();
    }

    /** Takes a name that is no keyword. */
    Token name(String what) {
        if (!isName()) {
            throw unexpected(what);
        }
        return take();
    }

    boolean isName() {
        return is(Kind.NAME) && !KEYWORDS.contains(current.text());
    }

    Halt unexpected(String wanted) {
        if (is(Kind.INDENT)) {
            String hint = "start the line in the same column as the one above";
            return new Halt(at(), "IndentationError: unexpected indent", hint);
        }
        if (is("`")) {
            return Halt.refused(at(), "`...`", "write repr(...)");
        }
        if (is("yield") || is("class") || is("with") || is("exec")) {
            return Halt.refused(at(), current.text(), "write plain assignments instead");
        }
        return Halt.syntax(at(), "expected " + wanted + ", found " + current.shown(), hint());
    }

    private String hint() {
        return switch (current.kind()) {
            case NEWLINE, END, DEDENT -> "complete the line; a bracket left open goes on in the next one";
            case STRING, NUMBER, NAME -> "a comma, an operator, a quote or a bracket may be missing before it";
            default -> "remove it, or put what is missing before it";
        };
    }

    void enter() {
        if (++depth > Budget.MAX_NESTING) {
            throw Halt.syntax(
                    at(), "blocks and expressions are nested deeper than " + Budget.MAX_NESTING, "use fewer levels");
        }
    }

    void leave() {
        depth--;
    }
}
