package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** One finding about a config. {@code message} is a whole sentence without the place; {@code position} may be unknown. */
public record Diagnostic(Severity severity, @Nullable Position position, String message) {
    /** Errors refuse the config, warnings do not. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
