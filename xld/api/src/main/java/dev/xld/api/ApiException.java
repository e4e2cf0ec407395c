package dev.xld.api;

import org.jspecify.annotations.Nullable;

/** A request that failed, on either side of the socket; the message is the sentence the user reads. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final @Nullable String errno;
    private final @Nullable String step;

    public ApiException(ErrorKind kind, String message) {
        this(kind, message, null, null, null);
    }

    public ApiException(
            ErrorKind kind, String message, @Nullable String errno, @Nullable String step, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.errno = errno;
        this.step = step;
    }

    public ErrorKind kind() {
        return kind;
    }

    public @Nullable String errno() {
        return errno;
    }

    public @Nullable String step() {
        return step;
    }
}
