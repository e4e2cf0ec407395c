package dev.xld.daemon.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/** A file descriptor for ioctls. Used by one thread. */
final class OpenFile implements AutoCloseable {
    private final String name;
    private final int fd;

    private OpenFile(String name, int fd) {
        this.name = name;
        this.fd = fd;
    }

    static OpenFile open(Path path, int flags) throws CallFailedException {
        int fd = LibC.open(path.toString(), flags | LibC.O_CLOEXEC, 0);
        int errno = Native.getLastError();
        if (fd < 0) {
            throw new CallFailedException("open", path.toString(), errno);
        }
        return new OpenFile(path.toString(), fd);
    }

    /** A socket that takes the ioctls of network interfaces. */
    static OpenFile interfaceSocket() throws CallFailedException {
        int fd = LibC.socket(LibC.AF_INET, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
        int errno = Native.getLastError();
        if (fd < 0) {
            throw new CallFailedException("socket", "for network interfaces", errno);
        }
        return new OpenFile("", fd);
    }

    int fd() {
        return fd;
    }

    /** @param call the request's name, for the error */
    int ioctl(String call, long request, long argument) throws CallFailedException {
        return answered(call, name, LibC.ioctl(fd, request, argument));
    }

    int ioctl(String call, long request, Pointer argument) throws CallFailedException {
        return ioctl(call, request, argument, name);
    }

    int ioctl(String call, long request, Pointer argument, String subject) throws CallFailedException {
        return answered(call, subject, LibC.ioctl(fd, request, argument));
    }

    private static int answered(String call, String subject, int answer) throws CallFailedException {
        int errno = Native.getLastError();
        if (answer < 0) {
            throw new CallFailedException(call, subject, errno);
        }
        return answer;
    }

    @Override
    public void close() {
        LibC.close(fd);
    }
}
