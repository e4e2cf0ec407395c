package dev.xld.config.xm.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Python exception on its way up; {@code except} can catch it. One evaluation, one thread. */
public final class Raised extends Stop {
    private static final long serialVersionUID = 1L;

    private final transient Py.Failure failure;
    private final @Nullable String hint;

    private Raised(Py.Failure failure, String sentence, @Nullable String hint) {
        super(sentence);
        this.failure = failure;
        this.hint = hint;
    }

    /** What a {@code raise} of the file throws; the text is the failure's own. */
    public static Raised byFile(Py.Failure failure, String text) {
        return new Raised(failure, text, "the file itself refuses to go on here");
    }

    public static Raised of(String kind, String message, String hint) {
        Py.Failure failure = new Py.Failure(kind, List.of(new Py.Str(Bytes.of(message))));
        return new Raised(failure, message, hint);
    }

    public static Raised type(String message) {
        return of("TypeError", message, "use a value of the right type here; str(), int() and float() convert");
    }

    public static Raised value(String message) {
        return of("ValueError", message, "correct the value");
    }

    public static Raised index(String message) {
        return of("IndexError", message, "the first element is 0, and len() says how many there are");
    }

    public static Raised key(Py key, String shown) {
        Py.Failure failure = new Py.Failure("KeyError", List.of(key));
        return new Raised(failure, shown, "the dict has no such key; add it, or use get()");
    }

    public static Raised zeroDivision(String message) {
        return of("ZeroDivisionError", message, "make sure that the divisor is not 0");
    }

    public static Raised overflow(String message) {
        return of("OverflowError", message, "use smaller numbers");
    }

    public Py.Failure failure() {
        return failure;
    }

    @Override
    public String sentence() {
        String text = String.valueOf(getMessage());
        return text.isEmpty() ? failure.kind() : failure.kind() + ": " + text;
    }

    @Override
    @Nullable
    String hint() {
        return hint;
    }
}
