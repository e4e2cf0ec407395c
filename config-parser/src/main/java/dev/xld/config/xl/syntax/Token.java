package dev.xld.config.xl.syntax;

import dev.xld.config.Position;

/**
 * One token of xl.cfg.
 *
 * @param text as it stands in the file, quotes included
 * @param value a string without quotes and escapes; otherwise the text
 * @param reportLine the line the C xl names in an error at this token, which for a newline is not the one it is on
 */
public record Token(Kind kind, String text, String value, Position position, int reportLine) {

    /** Kinds, in the order in which xl lists what it expected. */
    enum Kind {
        END("$end"),
        IDENT("IDENT"),
        STRING("STRING"),
        NUMBER("NUMBER"),
        NEWLINE("NEWLINE"),
        ADD("+="),
        ASSIGN("'='"),
        SEMICOLON("';'"),
        OPEN("'['"),
        CLOSE("']'"),
        COMMA("','");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As error messages name it. */
        String word() {
            return word;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
