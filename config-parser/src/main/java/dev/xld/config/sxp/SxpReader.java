package dev.xld.config.sxp;

import dev.xld.config.Diagnostic;
import dev.xld.config.Position;
import dev.xld.config.sxp.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads S-expressions as xend 4.4 does, and says of each deviation where it is and what to write. Whatever the text, reading
 * ends in time that grows with its length, without an exception and without recursion. Any thread.
 */
public final class SxpReader {
    /** The longest text read, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    private final Findings findings;
    private final Scanner scanner;
    private final List<Sxp> top = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private SxpReader(String source, String text, Findings findings) {
        this.findings = findings;
        this.scanner = new Scanner(new Cursor(source, text), findings);
    }

    /** What a deviation means. */
    public enum Mode {
        /** The text is refused. For what we wrote and what is sent to us. */
        STRICT,
        /** A warning, and the likeliest reading. For files that other tools and people wrote. */
        ROBUST
    }

    /** What was read: nothing where there is an error, which a robust reading has for what exceeds a limit only. */
    public record Result(List<Sxp> forms, List<Diagnostic> diagnostics) {
        public Result {
            forms = List.copyOf(forms);
            diagnostics = List.copyOf(diagnostics);
        }

        public boolean ok() {
            return diagnostics.stream().noneMatch(Diagnostic::isError);
        }

        /** The first one. */
        public Optional<Sxp> form() {
            return forms.stream().findFirst();
        }
    }

    private record Open(Position position, List<Sxp> elements) {}

    /**
     * Reads a text that holds one S-expression. Having none is an error.
     *
     * @param source what messages call the text: a file's path
     */
    public static Result form(String source, String text, Mode mode) {
        Findings findings = new Findings(mode);
        List<Sxp> forms = read(source, text, findings);
        if (forms.size() > 1) {
            findings.deviation(
                    forms.get(1).position(), "a second form begins after the only one expected", "remove it");
        } else if (forms.isEmpty() && !findings.failed()) {
            findings.error(new Position(source, 1, 1), "there is no form in this text", "write one, such as (vm ...)");
        }
        return new Result(findings.failed() ? List.of() : forms.subList(0, 1), findings.all());
    }

    /** Reads a text that holds any number of S-expressions one after another. */
    public static Result forms(String source, String text, Mode mode) {
        Findings findings = new Findings(mode);
        List<Sxp> forms = read(source, text, findings);
        return new Result(findings.failed() ? List.of() : forms, findings.all());
    }

    private static List<Sxp> read(String source, String text, Findings findings) {
        int size = SxpText.encode(text).length;
        if (size > MAX_BYTES) {
            findings.error(source + ": text is " + size + " bytes long; at most " + MAX_BYTES + " (1 MiB) are read");
            return List.of();
        }
        SxpReader reader = new SxpReader(source, text, findings);
        reader.read();
        return reader.top;
    }

    private void read() {
        Token token = scanner.next();
        while (token.kind() != Kind.END) {
            if (token.kind() == Kind.OPEN && open.size() == Sxp.MAX_DEPTH) {
                findings.error(
                        token.position(),
                        "lists are nested deeper than " + Sxp.MAX_DEPTH,
                        "write it with at most " + Sxp.MAX_DEPTH + " lists in each other");
                return;
            }
            take(token);
            token = scanner.next();
        }
        open.descendingIterator()
                .forEachRemaining(list -> findings.deviation(
                        list.position(), "the list that begins here has no closing )", "write ) where it ends"));
        while (!open.isEmpty()) {
            close();
        }
    }

    private void take(Token token) {
        if (token.kind() == Kind.OPEN) {
            open.push(new Open(token.position(), new ArrayList<>()));
        } else if (token.kind() == Kind.TEXT) {
            add(new Sxp.Atom(token.text(), token.position()));
        } else if (open.isEmpty()) {
            findings.deviation(token.position(), "this ) closes no list", "remove it, or write the ( it closes");
        } else {
            close();
        }
    }

    private void close() {
        Open list = open.pop();
        add(new Sxp.Form(list.elements(), list.position()));
    }

    private void add(Sxp sxp) {
        (open.isEmpty() ? top : open.peek().elements()).add(sxp);
    }
}
