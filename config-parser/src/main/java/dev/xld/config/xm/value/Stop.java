package dev.xld.config.xm.value;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import org.jspecify.annotations.Nullable;

/**
 * What ends an evaluation early. Thrown without a place by what knows none; the innermost expression or statement it passes
 * gives it one. Stays inside this package. One evaluation, one thread.
 */
public abstract sealed class Stop extends RuntimeException permits Halt, Raised {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 500;

    private transient @Nullable Position position;

    Stop(String message) {
        super(message, null, false, false);
    }

    /** Sets the place unless there is one. */
    public final void locate(Position place) {
        if (position == null) {
            position = place;
        }
    }

    /** The cause, with Python's name for it, without a place. */
    abstract String sentence();

    /** What to do, or null. */
    abstract @Nullable String hint();

    public final Diagnostic diagnostic(String source) {
        Position place = position == null ? new Position(source, 1, 1) : position;
        String sentence = sentence();
        String shown = sentence.length() > MAX_SHOWN ? sentence.substring(0, MAX_SHOWN) + "..." : sentence;
        return new Diagnostic(Severity.ERROR, place, place + ": " + shown, hint(), 1);
    }
}
