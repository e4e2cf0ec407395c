package dev.xld.config.xm.value;

import dev.xld.config.Position;
import org.jspecify.annotations.Nullable;

/** An end that no {@code except} of the file can catch: bad syntax, something refused, a limit reached. */
public final class Halt extends Stop {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    public Halt(String sentence, @Nullable String hint) {
        super(sentence);
        this.hint = hint;
    }

    public Halt(Position position, String sentence, @Nullable String hint) {
        this(sentence, hint);
        locate(position);
    }

    public static Halt syntax(Position position, String sentence, @Nullable String hint) {
        return new Halt(position, "SyntaxError: " + sentence, hint);
    }

    /** Python that works, but not in config files. */
    public static Halt refused(Position position, String what, String hint) {
        return new Halt(position, what + " is refused in config files", hint);
    }

    @Override
    String sentence() {
        return String.valueOf(getMessage());
    }

    @Override
    @Nullable
    String hint() {
        return hint;
    }
}
