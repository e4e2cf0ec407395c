package dev.xld.config.sxp.domain;

import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.ParseResult;
import dev.xld.config.sxp.Findings;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.SxpReader;
import dev.xld.config.sxp.SxpReader.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Domain configs in xend's S-expressions: what {@code xm list -l} shows, {@code xm new} sends and xend keeps of its domains. What is
 * written reads as the config it was written from, whatever that has; what is read is a config or has an error with its place.
 * For whoever speaks to tools of xend's time. Pure functions, any thread.
 */
public final class SxpDomain {
    private SxpDomain() {}

    /**
     * Reads a text that holds one domain.
     *
     * @param source what messages call the text: a file's path
     * @param mode how bad syntax is taken; what the elements mean is judged the same in either
     */
    public static ParseResult parse(String source, String text, Mode mode) {
        SxpReader.Result syntax = SxpReader.form(source, text, mode);
        if (syntax.form().isEmpty()) {
            return new ParseResult(Optional.empty(), syntax.diagnostics());
        }
        ParseResult read = read(syntax.form().get());
        List<Diagnostic> all = new ArrayList<>(syntax.diagnostics());
        all.addAll(read.diagnostics());
        return new ParseResult(read.config(), all);
    }

    /** Reads {@code (domain ...)}, {@code (vm ...)} or what else it is called. */
    public static ParseResult read(Sxp domain) {
        Findings findings = new Findings(Mode.ROBUST);
        Optional<DomainConfig> config = new DomainReader(domain, findings).read();
        return new ParseResult(config, findings.all());
    }

    /** The config as {@code (domain ...)}; its last element has what xend has no words for, if anything. */
    public static Sxp write(DomainConfig config) {
        Out out = DomainWriter.write(Draft.of(config));
        DomainConfig plain = read(out.build())
                .config()
                .orElseThrow(
                        () -> new IllegalStateException("what was written of " + config.name() + " does not read"));
        Extension.write(plain, config).ifPresent(out::add);
        return out.build();
    }
}
