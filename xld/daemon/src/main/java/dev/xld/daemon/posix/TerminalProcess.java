package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that leads a session of its own on a terminal of its own, as login_tty(3) would have it: Java's processes know
 * neither. {@link TerminalSpawn} starts it. Used by one thread, which must {@link #end} it: nobody else waits for it.
 */
public final class TerminalProcess {
    private static final int TERMINATED = 0x7f;

    private final int pid;
    private Optional<Ending> ending = Optional.empty();

    TerminalProcess(int pid) {
        this.pid = pid;
    }

    /** How a process ended: by itself with a status, or by a signal. */
    public record Ending(boolean signalled, int number) {
        public boolean success() {
            return !signalled && number == 0;
        }
    }

    /** The most it may use from now on; its children are bound as well. What has no limit is {@link Long#MAX_VALUE}. */
    public record Limits(long fileBytes, long addressBytes, long cpuSeconds) {}

    /** Sets the limits, and that it leaves no core file. A process that has ended already needs none. */
    public void limit(Limits limits) {
        limit(LibCProcess.RLIMIT_FSIZE, limits.fileBytes());
        limit(LibCProcess.RLIMIT_AS, limits.addressBytes());
        limit(LibCProcess.RLIMIT_CPU, limits.cpuSeconds());
        limit(LibCProcess.RLIMIT_CORE, 0);
    }

    private void limit(int resource, long most) {
        try (Memory rlimit = new Memory(2L * Long.BYTES)) {
            rlimit.setLong(0, most);
            rlimit.setLong(Long.BYTES, most);
            LibCProcess.prlimit(pid, resource, rlimit, Pointer.NULL);
        }
    }

    /** How it ended, if it has. */
    public Optional<Ending> ending() throws IOException {
        return ending.isPresent() ? ending : reap(LibCProcess.WNOHANG);
    }

    private Optional<Ending> reap(int options) throws IOException {
        IntByReference status = new IntByReference();
        while (true) {
            int done = LibCProcess.waitpid(pid, status, options);
            int errno = Native.getLastError();
            if (done == pid) {
                int word = status.getValue();
                int signal = word & TERMINATED;
                ending = Optional.of(signal == 0 ? new Ending(false, word >> 8 & 0xff) : new Ending(true, signal));
                return ending;
            }
            if (done == 0) {
                return Optional.empty();
            }
            if (errno != Errno.EINTR) {
                throw Errors.of("waitpid", Path.of("/proc/" + pid), errno);
            }
        }
    }

    /** Ends it and its process group, and waits until it is gone; harmless when it is gone already. */
    public Ending end() throws IOException {
        boolean gone = ending().isPresent();
        LibCProcess.kill(-pid, LibCProcess.SIGKILL);
        if (!gone) {
            LibCProcess.kill(pid, LibCProcess.SIGKILL);
            reap(0);
        }
        return ending.orElseThrow();
    }
}
