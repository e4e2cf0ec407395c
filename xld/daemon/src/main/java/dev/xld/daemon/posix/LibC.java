package dev.xld.daemon.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.NullUnmarked;

/** libc in C spelling, directly mapped. errno is {@link Native#getLastError}, read right after the call. */
@NullUnmarked
final class LibC {
    static final int O_RDONLY = 0;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0100;
    static final int O_CLOEXEC = 02000000;
    static final int LOCK_EX = 2;
    static final int LOCK_NB = 4;
    static final short POLLIN = 1;
    /** Linux's numbers of system calls newer than many a C library; the same on all machines. */
    static final long SYS_PIDFD_SEND_SIGNAL = 424;

    static final long SYS_PIDFD_OPEN = 434;
    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_CLOEXEC = 02000000;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int open(String pathname, int flags, int mode);

    static native int close(int fd);

    static native int flock(int fd, int operation);

    static native int ioctl(int fd, long request, Pointer argument);

    static native int ioctl(int fd, long request, long argument);

    static native int umask(int mask);

    static native int socket(int domain, int type, int protocol);

    static native long sendto(int fd, byte[] buf, long len, int flags, Pointer addr, int addrlen);

    static native int poll(Pointer fds, long nfds, int timeout);

    static native long syscall(long number, long a, long b, long c, long d);

    static native Pointer getpwnam(String name);

    static native Pointer strerror(int errnum);
}
