package dev.xld.daemon.posix;

import java.io.IOException;

/** A system call that failed; the message names the call, what it was about and the C library's words. */
public final class CallFailedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int errno;

    CallFailedException(String call, String subject, int errno) {
        super(call + " " + subject + ": " + LibC.strerror(errno).getString(0));
        this.errno = errno;
    }

    int errno() {
        return errno;
    }

    /** Whether what the call was about is not there. */
    public boolean gone() {
        return errno == Errno.ENODEV || errno == Errno.ENXIO || errno == Errno.ENOENT;
    }
}
