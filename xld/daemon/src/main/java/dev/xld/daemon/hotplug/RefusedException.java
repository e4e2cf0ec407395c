package dev.xld.daemon.hotplug;

import dev.xld.api.ErrorKind;
import java.io.IOException;

/** A device that cannot be connected for a reason of its own; the message is the sentence without the device's name. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final ErrorKind kind;
    private final String status;

    private RefusedException(ErrorKind kind, String status, String message) {
        super(message);
        this.kind = kind;
        this.status = status;
    }

    /** What it needs is not there. */
    static RefusedException missing(String message) {
        return new RefusedException(ErrorKind.MISSING_RESOURCE, "error", message);
    }

    /** Another uses it. */
    static RefusedException busy(String message) {
        return new RefusedException(ErrorKind.MISSING_RESOURCE, "busy", message);
    }

    ErrorKind kind() {
        return kind;
    }

    /** The scripts' word for it in {@code hotplug-status}. */
    String status() {
        return status;
    }
}
