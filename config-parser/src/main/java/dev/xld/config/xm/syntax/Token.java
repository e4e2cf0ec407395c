package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.value.Py;
import org.jspecify.annotations.Nullable;

/**
 * One token.
 *
 * @param literal the value of a number or string
 */
record Token(Kind kind, String text, Position at, @Nullable Py literal) {
    /** Names are words, keywords too; END comes again and again at the end. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SIGN,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    /** Whether it is this sign or keyword. */
    boolean is(String wanted) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(wanted);
    }

    /** As error messages name it. */
    String shown() {
        return switch (kind) {
            case NEWLINE -> "the end of the line";
            case INDENT -> "an indented line";
            case DEDENT -> "the end of the block";
            case END -> "the end of the file";
            case STRING -> "a string";
            case NAME, NUMBER, SIGN -> "`" + text + "'";
        };
    }
}
