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
import java.util.Set;

/**
 * Domain configs in xend's S-expressions: what {@code xm list -l} shows, {@code xm new} sends and xend keeps of its domains. What is
 * written reads as the config it was written from, whatever that has; what is read is a config or has an error with its place.
 * For whoever speaks to tools of xend's time. Pure functions, any thread.
 */
public final class SxpDomain {
    private static final Set<String> NAMES = Set.of("domain", "vm");

    private SxpDomain() {}

    /**
     * Reads a text that holds one domain. Of several, as {@code xm list -l} shows them all, a robust reading has findings about each
     * guest and the config of the first.
     *
     * @param source what messages call the text: a file's path
     * @param mode how bad syntax is taken; what the elements mean is judged the same in either
     */
    public static ParseResult parse(String source, String text, Mode mode) {
        if (mode == Mode.ROBUST) {
            SxpReader.Result several = SxpReader.forms(source, text, mode);
            List<Sxp> guests = guests(several.forms());
            if (!guests.isEmpty()) {
                return first(guests, several.diagnostics());
            }
        }
        SxpReader.Result syntax = SxpReader.form(source, text, mode);
        return syntax.form().isEmpty()
                ? new ParseResult(Optional.empty(), syntax.diagnostics())
                : first(List.of(syntax.form().get()), syntax.diagnostics());
    }

    /** All domains but Domain-0; also that, where it is the only one. */
    private static List<Sxp> guests(List<Sxp> forms) {
        List<Sxp> guests = forms.stream()
                .filter(form -> form.name().filter(NAMES::contains).isPresent())
                .filter(form -> !form.childText("domid").equals(Optional.of("0")))
                .toList();
        return guests.isEmpty() && forms.size() == 1 ? forms : guests;
    }

    private static ParseResult first(List<Sxp> domains, List<Diagnostic> syntax) {
        Findings findings = new Findings(Mode.ROBUST);
        if (domains.size() > 1) {
            findings.warn(
                    domains.get(0).position(),
                    "of the " + domains.size() + " guests in this file only this one is taken",
                    "write each into a file of its own");
        }
        List<Diagnostic> all = new ArrayList<>(syntax);
        all.addAll(findings.all());
        List<ParseResult> read = domains.stream().map(SxpDomain::read).toList();
        read.forEach(result -> all.addAll(result.diagnostics()));
        return new ParseResult(read.get(0).config(), all);
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
