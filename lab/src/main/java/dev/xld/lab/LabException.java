package dev.xld.lab;

/** The lab itself failed, not what is tested in it: no host, a host that has gone, a command without end. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
