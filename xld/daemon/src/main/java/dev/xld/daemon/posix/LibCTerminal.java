package dev.xld.daemon.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.NullUnmarked;

/** Terminals in libc's spelling, directly mapped, with Linux's constants. errno is {@link Native#getLastError}. */
@NullUnmarked
final class LibCTerminal {
    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0400;
    static final int O_NONBLOCK = 04000;
    static final int O_CLOEXEC = 02000000;
    static final int TCSANOW = 0;
    static final short POLLIN = 1;
    static final short POLLOUT = 4;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    /** More than any libc's {@code struct termios}. */
    static final int TERMIOS_BYTES = 128;

    static {
        Native.register(LibCTerminal.class, "c");
    }

    private LibCTerminal() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int fd);

    static native int unlockpt(int fd);

    static native int ptsname_r(int fd, byte[] buf, long buflen);

    static native int tcgetattr(int fd, Pointer termios);

    static native void cfmakeraw(Pointer termios);

    static native int tcsetattr(int fd, int optional_actions, Pointer termios);

    static native long read(int fd, byte[] buf, long count);

    static native long write(int fd, byte[] buf, long count);

    static native int poll(Pointer fds, long nfds, int timeout);
}
