package dev.xld.daemon.posix;

import java.io.IOException;
import java.nio.file.Path;

/** Failed libc calls as exceptions with the C library's words. */
final class Errors {
    private Errors() {}

    static IOException of(String call, Path path, int errno) {
        return new CallFailedException(call, path.toString(), errno);
    }

    static IOException of(String call, int errno) {
        return new IOException(call + ": " + LibC.strerror(errno).getString(0));
    }
}
