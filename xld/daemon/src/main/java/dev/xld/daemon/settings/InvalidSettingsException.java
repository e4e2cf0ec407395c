package dev.xld.daemon.settings;

/** A settings file the daemon cannot start with; the message is for the administrator. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(String message) {
        super(message);
    }
}
