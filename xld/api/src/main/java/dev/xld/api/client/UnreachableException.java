package dev.xld.api.client;

/**
 * The daemon could not be asked, or went away before it answered. It is no {@link dev.xld.api.ApiException}: those are answers,
 * and a command that makes little of some answers must not make little of having none.
 */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
