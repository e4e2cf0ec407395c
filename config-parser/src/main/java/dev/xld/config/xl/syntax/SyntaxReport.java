package dev.xld.config.xl.syntax;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import dev.xld.config.xl.setting.Findings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lexical and syntax errors of one text, in the C xl's words: one report a line after a lexical error, the line number
 * it would name, and the note about Python. One lexer and one parser write to it, in one thread.
 */
public final class SyntaxReport {
    private static final String PYTHON = "warning: Config file looks like it contains Python code.\n"
            + "warning:  Arbitrary Python is no longer supported.\n"
            + "warning:  See https://wiki.xen.org/wiki/PythonInXlConfig";

    private final String source;
    private final List<Diagnostic> found = new ArrayList<>();
    private int silentUpTo = -1;
    private boolean likelyPython;

    public SyntaxReport(String source) {
        this.source = source;
    }

    public boolean failed() {
        return !found.isEmpty();
    }

    void likelyPython() {
        likelyPython = true;
    }

    /** An error of the lexer; further errors up to this line stay unsaid. */
    void lexical(int line, Position position, String near, String message, @Nullable String hint) {
        add(line, position, near, message, hint);
        silentUpTo = line;
    }

    /** An error of the parser. */
    void syntax(Token token, String message, @Nullable String hint) {
        add(token.reportLine(), token.position(), token.text(), message, hint);
    }

    private void add(int line, Position position, String near, String message, @Nullable String hint) {
        if (line <= silentUpTo || found.size() == Findings.MAX) {
            return;
        }
        boolean newline = near.endsWith("\n");
        String text = near.replaceAll("[\\n\\x00]", "").replaceAll("[ \t]+$", "");
        String place = newline && text.isEmpty() ? "<newline>" : "`" + text + "'";
        String first =
                source + ":" + (newline ? line - 1 : line) + ": config parsing error near " + place + ": " + message;
        found.add(new Diagnostic(Severity.ERROR, position, first, hint, 1));
    }

    /** All errors, and with the last of them what xl says after them. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(found);
        if (failed()) {
            String end = "Failed to parse config: Invalid argument";
            all.add(new Diagnostic(Severity.ERROR, null, likelyPython ? PYTHON + "\n" + end : end, null, 1));
        }
        return all;
    }
}
