package dev.xld.config.xm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Python exception on its way up; {@code except} can catch it. One evaluation, one thread. */
final class Raised extends Stop {
    private static final long serialVersionUID = 1L;

    private final transient Py.Failure failure;
    private final @Nullable String hint;

    private Raised(Py.Failure failure, String sentence, @Nullable String hint) {
        super(sentence);
        this.failure = failure;
        this.hint = hint;
    }

    /** What a {@code raise} of the file throws; the text is the failure's own. */
    static Raised byFile(Py.Failure failure, String text) {
        return new Raised(failure, text, "the file itself refuses to go on here");
    }

    static Raised of(String kind, String message, String hint) {
        Py.Failure failure = new Py.Failure(kind, List.of(new Py.Str(Bytes.of(message))));
        return new Raised(failure, message, hint);
    }

    static Raised type(String message) {
        return of("TypeError", message, "use a value of the right type here; str(), int() and float() convert");
    }

    static Raised value(String message) {
        return of("ValueError", message, "correct the value");
    }

    static Raised index(String message) {
        return of("IndexError", message, "the first element is 0, and len() says how many there are");
    }

    static Raised key(Py key, String shown) {
        Py.Failure failure = new Py.Failure("KeyError", List.of(key));
        return new Raised(failure, shown, "the dict has no such key; add it, or use get()");
    }

    static Raised zeroDivision(String message) {
        return of("ZeroDivisionError", message, "make sure that the divisor is not 0");
    }

    static Raised overflow(String message) {
        return of("OverflowError", message, "use smaller numbers");
    }

    Py.Failure failure() {
        return failure;
    }

    @Override
    String sentence() {
        String text = String.valueOf(getMessage());
        return text.isEmpty() ? failure.kind() : failure.kind() + ": " + text;
    }

    @Override
    @Nullable
    String hint() {
        return hint;
    }
}
