package dev.xld.cli.command;

import dev.xld.config.Diagnostic;
import dev.xld.config.Position;
import dev.xld.config.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A finding about a file as {@code xl config check} shows it: one line with its place, the line it is about, a caret.
 *
 * @param line from 1; 0 where it is about the file as a whole
 * @param column from 1
 */
record Finding(
        String file,
        int line,
        int column,
        boolean error,
        String message,
        @Nullable String hint) {
    private static final Pattern OWN_PLACE =
            Pattern.compile("^(warning|error|WARNING|ERROR): ", Pattern.CASE_INSENSITIVE);

    static Finding of(String file, Diagnostic diagnostic) {
        Position place = diagnostic.position();
        String message = diagnostic.message().strip();
        if (message.startsWith(file + ":")) {
            message = message.substring(file.length()).replaceFirst("^(:\\d+)*: ", "");
        }
        String hint = diagnostic.hint();
        if (hint != null && message.endsWith("; " + hint)) {
            message = message.substring(0, message.length() - hint.length() - 2);
        }
        return new Finding(
                file,
                place == null ? 0 : place.line(),
                place == null ? 0 : place.column(),
                diagnostic.isError(),
                OWN_PLACE.matcher(message).replaceFirst("").replace("\n", " "),
                hint);
    }

    /** About the file as a whole. */
    static Finding of(String file, boolean error, String message) {
        return new Finding(file, 0, 0, error, message, null);
    }

    /** One line, or three where the text has the place. */
    String text(String config) {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String sentence =
                place + ": " + (error ? "error" : "warning") + ": " + message + (hint == null ? "" : "; " + hint);
        String about = config.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
        if (line == 0 || about.isBlank()) {
            return sentence;
        }
        return sentence + "\n    " + about.replace('\t', ' ') + "\n    " + " ".repeat(Math.max(0, column - 1)) + "^";
    }

    Json.Obj json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("file", new Json.Str(file));
        if (line > 0) {
            members.put("line", Json.Num.of(line));
            members.put("column", Json.Num.of(column));
        }
        members.put("severity", new Json.Str(error ? "error" : "warning"));
        members.put("message", new Json.Str(message));
        if (hint != null) {
            members.put("hint", new Json.Str(hint));
        }
        return new Json.Obj(members);
    }
}
