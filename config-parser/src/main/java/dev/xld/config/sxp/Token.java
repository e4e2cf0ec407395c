package dev.xld.config.sxp;

import dev.xld.config.Position;

/** One token; the text of {@link Kind#TEXT} is without quotes and escapes, that of the others is empty. */
record Token(Kind kind, String text, Position position) {
    enum Kind {
        OPEN,
        CLOSE,
        TEXT,
        END
    }
}
