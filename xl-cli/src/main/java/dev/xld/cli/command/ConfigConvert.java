package dev.xld.cli.command;

import dev.xld.cli.ExitStatus;
import dev.xld.cli.Terminal;
import dev.xld.config.Diagnostic;
import dev.xld.config.ParseResult;
import dev.xld.config.language.Language;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code xl config convert}: a file in another language on stdout; what that has no words for is said on stderr. */
final class ConfigConvert {
    private ConfigConvert() {}

    static int run(String file, List<String> settings, Optional<Language> from, Language to, Terminal terminal) {
        String text;
        try {
            text = ConfigFile.read(file, terminal);
        } catch (IOException e) {
            terminal.err()
                    .println(Finding.of(file, true, "cannot read it: " + e.getMessage())
                            .text(""));
            return ExitStatus.FAILURE;
        }
        ParseResult result = from.orElseGet(() -> Language.guess(text)).read(file, text, settings, new LocalXmHost());
        for (Diagnostic diagnostic : result.diagnostics()) {
            terminal.err().println(Finding.of(file, diagnostic).text(text));
        }
        if (result.config().isEmpty()) {
            return ExitStatus.FAILURE;
        }
        Language.Written written = to.write(result.config().get());
        for (String lost : written.lost()) {
            String message = to.word() + " cannot say it: " + lost;
            terminal.err().println(Finding.of(file, false, message).text(""));
        }
        terminal.out().print(written.text());
        return ExitStatus.SUCCESS;
    }
}
