package dev.xld.config.sxp;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import dev.xld.config.sxp.SxpReader.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about one text, in the order of saying. A deviation from the language is an error in a strict reading
 * and a warning in a robust one. One reading, one thread.
 */
public final class Findings {
    /** No more than these are kept, and the first error. */
    static final int MAX = 1000;

    private final Mode mode;
    private final List<Diagnostic> all = new ArrayList<>();
    private boolean failed;
    private boolean continued;

    public Findings(Mode mode) {
        this.mode = mode;
    }

    public void deviation(Position position, String what, String hint) {
        add(mode == Mode.STRICT ? Severity.ERROR : Severity.WARNING, position, what, hint);
    }

    /** A line that a backslash ends is one with the next; a text has such lines by the dozen, and one finding is about all. */
    void continuation(Position position) {
        if (!continued) {
            continued = true;
            deviation(
                    position,
                    "a backslash ends this line, and is passed over here and wherever else one does",
                    "remove the backslash");
        }
    }

    public void warn(Position position, String what, String hint) {
        add(Severity.WARNING, position, what, hint);
    }

    void warn(BadSxpException exception) {
        if (all.size() < MAX) {
            keep(exception.diagnostic(Severity.WARNING));
        }
    }

    public void error(Position position, String what, String hint) {
        add(Severity.ERROR, position, what, hint);
    }

    public void error(BadSxpException exception) {
        if (all.size() < MAX || !failed) {
            keep(exception.diagnostic(Severity.ERROR));
        }
    }

    /** An error of the text as a whole. */
    void error(String message) {
        keep(new Diagnostic(Severity.ERROR, null, message, null, 1));
    }

    private void add(Severity severity, Position position, String what, String hint) {
        boolean error = severity == Severity.ERROR;
        if (all.size() < MAX || error && !failed) {
            keep(diagnostic(severity, position, what, hint));
        }
    }

    private void keep(Diagnostic diagnostic) {
        failed |= diagnostic.isError();
        all.add(diagnostic);
    }

    public boolean failed() {
        return failed;
    }

    public List<Diagnostic> all() {
        return List.copyOf(all);
    }

    /** A finding with its place; a warning's message has the hint in it, since {@link Diagnostic#text} shows no other. */
    static Diagnostic diagnostic(Severity severity, Position position, String what, @Nullable String hint) {
        boolean error = severity == Severity.ERROR;
        String message = error ? position + ": " + what : position + ": warning: " + what + "; " + hint;
        return new Diagnostic(severity, position, message, hint, error ? 1 : 0);
    }
}
