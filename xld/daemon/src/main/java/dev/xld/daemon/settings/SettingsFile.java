package dev.xld.daemon.settings;

import dev.xld.config.Diagnostic;
import dev.xld.config.xl.ConfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Opens a settings file: a missing one counts as empty, one that cannot be read or parsed is an error that names the place. */
final class SettingsFile {
    private SettingsFile() {}

    /**
     * @param known the keys that mean something; others are warned about
     * @throws InvalidSettingsException with all that is wrong with the file
     */
    static ConfFile open(Path file, Set<String> known, List<String> warnings) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException none) {
            text = "";
        } catch (IOException e) {
            throw new InvalidSettingsException("cannot read " + file + ": " + e.getMessage());
        }
        ConfFile conf = ConfFile.parse(file.toString(), text);
        List<String> errors = new ArrayList<>();
        conf.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::text)
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new InvalidSettingsException(String.join("\n", errors));
        }
        conf.keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> warnings.add(file + ": unknown setting " + key + " is ignored"));
        return conf;
    }
}
