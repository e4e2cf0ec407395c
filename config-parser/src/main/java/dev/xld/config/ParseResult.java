package dev.xld.config;

import java.util.List;
import java.util.Optional;

/** What a parser made of a text: the config unless there was an error, and all findings in the order of the text. */
public record ParseResult(Optional<DomainConfig> config, List<Diagnostic> diagnostics) {
    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean ok() {
        return config.isPresent();
    }
}
