package dev.xld.config.sxp;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;

/** A value in a notation that has no meaning; the message is a sentence without the place, for text that no file holds. */
public final class BadSxpException extends Exception {
    private final transient Position position;
    private final String what;
    private final String hint;

    public BadSxpException(Position position, String what, String hint) {
        super(what + "; " + hint);
        this.position = position;
        this.what = what;
        this.hint = hint;
    }

    public Position position() {
        return position;
    }

    /** The sentence with its place, for text that a file holds. */
    public Diagnostic diagnostic(Severity severity) {
        return Findings.diagnostic(severity, position, what, hint);
    }
}
