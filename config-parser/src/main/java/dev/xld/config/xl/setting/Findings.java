package dev.xld.config.xl.setting;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the key readers have to say, in the order of saying, each thing once. One parse, one thread. */
public final class Findings {
    /** No more than these are kept, and the first error. */
    public static final int MAX = 1000;

    private final Set<Diagnostic> all = new LinkedHashSet<>();
    private boolean failed;

    public void warn(@Nullable Position position, String message) {
        add(new Diagnostic(Severity.WARNING, position, message, null, 0));
    }

    public void note(@Nullable Position position, String message) {
        add(new Diagnostic(Severity.NOTE, position, message, null, 0));
    }

    /** An error after which the C xl exits with 1. */
    public void error(@Nullable Position position, String message) {
        error(position, message, null, 1);
    }

    public void error(@Nullable Position position, String message, @Nullable String hint, int exitStatus) {
        add(new Diagnostic(Severity.ERROR, position, message, hint, exitStatus));
    }

    private void add(Diagnostic diagnostic) {
        if (all.size() < MAX || diagnostic.isError() && !failed()) {
            failed |= diagnostic.isError();
            all.add(diagnostic);
        }
    }

    public boolean failed() {
        return failed;
    }

    public List<Diagnostic> all() {
        return List.copyOf(all);
    }
}
