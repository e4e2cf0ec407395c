package dev.xld.daemon.posix;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock file held with {@code flock(2)}, as libxl holds its own: its owner removes it when done, so the one who gets the
 * lock looks whether the file is still the one at the path, and starts again if not. The stock hotplug scripts lock in the
 * same way. Held by one owner, who closes it; closing from another thread is fine.
 */
public final class FileLock implements AutoCloseable {
    private final Path path;
    private final int fd;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private FileLock(Path path, int fd) {
        this.path = path;
        this.fd = fd;
    }

    /** Makes the file (mode 0600) when missing and waits for the lock. */
    public static FileLock acquire(Path path) throws IOException {
        while (true) {
            Optional<FileLock> lock = attempt(path, LibC.LOCK_EX);
            if (lock.isPresent()) {
                return lock.get();
            }
        }
    }

    /** Takes the lock unless somebody has it. */
    public static Optional<FileLock> tryAcquire(Path path) throws IOException {
        return attempt(path, LibC.LOCK_EX | LibC.LOCK_NB);
    }

    /** Empty where another has it, or had it and took the file away meanwhile. */
    private static Optional<FileLock> attempt(Path path, int operation) throws IOException {
        int fd = LibC.open(path.toString(), LibC.O_RDWR | LibC.O_CREAT | LibC.O_CLOEXEC, 0600);
        int errno = Native.getLastError();
        if (fd < 0) {
            throw Errors.of("open", path, errno);
        }
        if (lock(fd, path, operation) && same(path, Path.of("/proc/self/fd/" + fd))) {
            return Optional.of(new FileLock(path, fd));
        }
        LibC.close(fd);
        return Optional.empty();
    }

    private static boolean lock(int fd, Path path, int operation) throws IOException {
        while (LibC.flock(fd, operation) < 0) {
            int errno = Native.getLastError();
            if (errno == Errno.EAGAIN) {
                return false;
            }
            if (errno != Errno.EINTR) {
                LibC.close(fd);
                throw Errors.of("flock", path, errno);
            }
        }
        return true;
    }

    private static boolean same(Path path, Path open) throws IOException {
        try {
            Object here = Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
            return Objects.equals(here, Files.getAttribute(open, "unix:ino"));
        } catch (java.nio.file.NoSuchFileException removed) {
            return false;
        }
    }

    /** Removes the file, as libxl does, and lets the lock go. */
    @Override
    public void close() throws IOException {
        if (held.compareAndSet(true, false)) {
            try {
                Files.deleteIfExists(path);
            } finally {
                LibC.close(fd);
            }
        }
    }
}
