package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Terminal;
import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.ParseResult;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.language.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code xl config check}: all findings about some files, on stdout. 0 where no file has an error; with {@code strict} no
 * warning either.
 */
final class ConfigCheck {
    private final Optional<Language> language;
    private final List<String> settings;
    private final Optional<HostCheck> host;
    private final boolean strict;
    private final boolean json;

    ConfigCheck(
            Optional<Language> language,
            List<String> settings,
            Optional<HostCheck> host,
            boolean strict,
            boolean json) {
        this.language = language;
        this.settings = settings;
        this.host = host;
        this.strict = strict;
        this.json = json;
    }

    int run(List<String> files, Terminal terminal) {
        Map<Finding, String> findings = new LinkedHashMap<>();
        for (String file : files) {
            check(file, terminal, findings);
        }
        if (json) {
            List<Json> all = new ArrayList<>();
            findings.keySet().forEach(finding -> all.add(finding.json()));
            terminal.out().print(JsonPrinter.print(new Json.Arr(all)));
        } else {
            findings.forEach((finding, text) -> terminal.out().println(finding.text(text)));
        }
        boolean failed = findings.keySet().stream().anyMatch(finding -> strict || finding.error());
        return failed ? ExitStatus.FAILURE : ExitStatus.SUCCESS;
    }

    /** Adds what there is to say about a file, with the file's text. */
    private void check(String file, Terminal terminal, Map<Finding, String> findings) {
        String text;
        try {
            text = ConfigFile.read(file, terminal);
        } catch (IOException e) {
            findings.put(Finding.of(file, true, "cannot read it: " + e.getMessage()), "");
            return;
        }
        ParseResult result =
                language.orElseGet(() -> Language.guess(text)).read(file, text, settings, new LocalXmHost());
        for (Diagnostic diagnostic : result.diagnostics()) {
            if (diagnostic.severity() != Severity.NOTE) {
                findings.put(Finding.of(file, diagnostic), text);
            }
        }
        if (host.isPresent() && result.config().isPresent()) {
            for (String trouble : host.get().check(result.config().get(), terminal.directory())) {
                findings.put(Finding.of(file, true, trouble), text);
            }
        }
    }
}
