package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * One finding about a config.
 *
 * @param position where, as exactly as the finder knows; null where it is about what is missing
 * @param message what the C xl prints for it, whole lines without the last newline, place included where xl gives one
 * @param hint one more sentence for the reader, or null
 * @param exitStatus what the C xl exits with; 0 for all but errors
 */
public record Diagnostic(
        Severity severity,
        @Nullable Position position,
        String message,
        @Nullable String hint,
        int exitStatus) {
    /** Errors refuse the config, warnings do not; a note is what the C xl says where nothing is wrong. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** For stderr: the message; under an error also the exact place and the hint, where known. No last newline. */
    public String text() {
        if (!isError() || position == null) {
            return message;
        }
        String place = "\n  at line " + position.line() + ", column " + position.column();
        return message + place + (hint == null ? "" : ": " + hint);
    }
}
