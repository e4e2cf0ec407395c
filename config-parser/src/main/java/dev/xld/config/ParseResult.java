package dev.xld.config;

import java.util.List;
import java.util.Optional;

/** What a parser made of a text: the config unless there was an error, and all findings, the reference's first one first. */
public record ParseResult(Optional<DomainConfig> config, List<Diagnostic> diagnostics) {
    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean ok() {
        return config.isPresent();
    }

    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }

    /** What {@code xl create} exits with for this text: 0, or the first error's status. */
    public int exitStatus() {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .mapToInt(Diagnostic::exitStatus)
                .findFirst()
                .orElse(0);
    }
}
