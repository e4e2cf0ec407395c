package dev.xld.config.xl;

import dev.xld.config.Diagnostic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.syntax.Lexer;
import dev.xld.config.xl.syntax.Parser;
import dev.xld.config.xl.syntax.SyntaxReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A settings file in xl.cfg's language that is no domain config: xl.conf, xld.conf. Values are read by key with xl's rules; a
 * value of the wrong shape is a finding and counts as not given. Not safe for several threads.
 */
public final class ConfFile {
    private final Map<String, Setting> settings;
    private final Settings reader;
    private final Findings findings = new Findings();
    private final List<Diagnostic> syntax;

    private ConfFile(String source, Map<String, Setting> settings, List<Diagnostic> syntax) {
        this.settings = settings;
        this.syntax = syntax;
        this.reader = new Settings(source, settings, findings);
    }

    /** Reads a file's text; where its syntax is wrong, {@link #diagnostics} says so and no key has a value. */
    public static ConfFile parse(String source, String text) {
        SyntaxReport report = new SyntaxReport(source);
        Map<String, Setting> settings = new Parser(new Lexer(source, text, report), report).parse();
        return new ConfFile(source, report.failed() ? Map.of() : settings, report.diagnostics());
    }

    public Set<String> keys() {
        return settings.keySet();
    }

    public Optional<String> string(String key) {
        return Optional.ofNullable(reader.string(key));
    }

    public Optional<Long> number(String key) {
        return Optional.ofNullable(reader.number(key));
    }

    /** All findings so far: of the syntax, and of the values read. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(syntax);
        all.addAll(findings.all());
        return all;
    }
}
