package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;

/** qemu understood a command's form and did not do it. */
public final class QmpRefusal extends ApiException {
    private static final long serialVersionUID = 1L;
    private static final String UNKNOWN_COMMAND = "CommandNotFound";
    private static final String UNKNOWN_DEVICE = "DeviceNotFound";

    private final String errorClass;

    QmpRefusal(String sentence, String errorClass) {
        super(ErrorKind.XEN_FAILED, sentence);
        this.errorClass = errorClass;
    }

    /** Whether this qemu has no such command, being older or newer than it. */
    public boolean unknownCommand() {
        return errorClass.equals(UNKNOWN_COMMAND);
    }

    /** Whether this qemu has no device of the id that was named. */
    boolean unknownDevice() {
        return errorClass.equals(UNKNOWN_DEVICE);
    }
}
