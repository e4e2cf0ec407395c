package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A process held by pidfd_open(2), a child or not: unlike a pid it never comes to mean another process. Linux 5.3 or newer.
 * Safe for any number of threads; whoever opened it closes it.
 */
public final class PidFd implements AutoCloseable {
    private static final int POLLFD_SIZE = 8;
    private static final long LOOK_MILLIS = 20;

    private final long pid;
    private final int fd;
    private final Memory pollfd = new Memory(POLLFD_SIZE);
    private boolean closed;
    private boolean ended;

    private PidFd(long pid, int fd) {
        this.pid = pid;
        this.fd = fd;
    }

    /** Empty where there is no such process, not even one that waits to be reaped. */
    public static Optional<PidFd> open(long pid) throws IOException {
        long fd = LibC.syscall(LibC.SYS_PIDFD_OPEN, pid, 0, 0, 0);
        int errno = Native.getLastError();
        if (fd >= 0) {
            return Optional.of(new PidFd(pid, (int) fd));
        }
        if (errno == Errno.ESRCH) {
            return Optional.empty();
        }
        throw Errors.of("pidfd_open " + pid, errno);
    }

    public long pid() {
        return pid;
    }

    /** Whether the process has ended; it says so for ever after. */
    public synchronized boolean ended() {
        if (!ended && !closed) {
            pollfd.setInt(0, fd);
            pollfd.setShort(4, LibC.POLLIN);
            pollfd.setShort(6, (short) 0);
            ended = LibC.poll(pollfd, 1, 0) > 0;
        }
        return ended;
    }

    /** Waits for the end; false when the time ran out first. */
    public boolean awaitEnd(Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!ended()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Sends a signal; to one that has ended there is nothing to send. */
    public synchronized void signal(Signal signal) throws IOException {
        if (closed) {
            throw new IOException("the pidfd of process " + pid + " is closed");
        }
        long result = LibC.syscall(LibC.SYS_PIDFD_SEND_SIGNAL, fd, signal.number, 0, 0);
        int errno = Native.getLastError();
        if (result < 0 && errno != Errno.ESRCH) {
            throw Errors.of("pidfd_send_signal " + pid, errno);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LibC.close(fd);
            pollfd.close();
        }
    }

    /** The signals sent. */
    public enum Signal {
        HANGUP(1),
        KILL(9);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }
}
