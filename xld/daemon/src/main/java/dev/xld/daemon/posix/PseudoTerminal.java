package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A pseudo-terminal, seen from its master side; never blocks but in {@link #await}. It never becomes the daemon's controlling
 * terminal. Used by one thread, which closes it; programs on the other side are then hung up on.
 */
public final class PseudoTerminal implements AutoCloseable {
    private static final Path MULTIPLEXER = Path.of("/dev/ptmx");
    private static final int NAME_MAX = 128;
    private static final int POLLFD_BYTES = 8;
    private static final int NONE = -1;

    private final int master;
    private final Path path;
    private int held = NONE;

    private PseudoTerminal(int master, Path path) {
        this.master = master;
        this.path = path;
    }

    /** A new one, raw on both sides: no echo, no line editing. */
    public static PseudoTerminal open() throws IOException {
        int flags = LibCTerminal.O_RDWR | LibCTerminal.O_NOCTTY | LibCTerminal.O_NONBLOCK | LibCTerminal.O_CLOEXEC;
        int fd = LibCTerminal.posix_openpt(flags);
        int errno = Native.getLastError();
        if (fd < 0) {
            throw Errors.of("posix_openpt", MULTIPLEXER, errno);
        }
        try {
            byte[] name = new byte[NAME_MAX];
            check(LibCTerminal.grantpt(fd), "grantpt");
            check(LibCTerminal.unlockpt(fd), "unlockpt");
            check(-LibCTerminal.ptsname_r(fd, name, NAME_MAX), "ptsname_r");
            makeRaw(fd);
            return new PseudoTerminal(fd, Path.of(Native.toString(name, StandardCharsets.UTF_8.name())));
        } catch (IOException e) {
            LibC.close(fd);
            throw e;
        }
    }

    private static void makeRaw(int fd) throws IOException {
        try (Memory termios = new Memory(LibCTerminal.TERMIOS_BYTES)) {
            check(LibCTerminal.tcgetattr(fd, termios), "tcgetattr");
            LibCTerminal.cfmakeraw(termios);
            check(LibCTerminal.tcsetattr(fd, LibCTerminal.TCSANOW, termios), "tcsetattr");
        }
    }

    private static void check(int result, String call) throws IOException {
        int errno = Native.getLastError();
        if (result < 0) {
            throw Errors.of(call, MULTIPLEXER, errno);
        }
    }

    /** Where programs open the other side: {@code /dev/pts/3}. */
    public Path path() {
        return path;
    }

    /** Keeps the other side open, so that programs may come and go without this side being hung up. */
    public void hold() throws IOException {
        held = LibC.open(path.toString(), LibCTerminal.O_RDWR | LibCTerminal.O_NOCTTY | LibCTerminal.O_CLOEXEC, 0);
        int errno = Native.getLastError();
        if (held < 0) {
            throw Errors.of("open", path, errno);
        }
    }

    /** What there is to read, perhaps nothing; -1 when the last program on the other side has gone. */
    public int read(byte[] buffer) throws IOException {
        long got = LibCTerminal.read(master, buffer, buffer.length);
        int errno = Native.getLastError();
        if (got > 0) {
            return (int) got;
        }
        return got == 0 || errno == LibCTerminal.EIO ? -1 : nothing("read", errno);
    }

    /** Writes as much as can be taken now, and answers how many bytes that was. */
    public int write(byte[] buffer, int offset, int length) throws IOException {
        byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
        long put = LibCTerminal.write(master, bytes, length);
        int errno = Native.getLastError();
        return put >= 0 ? (int) put : nothing("write", errno);
    }

    private int nothing(String call, int errno) throws IOException {
        if (errno == LibCTerminal.EAGAIN || errno == LibCTerminal.EINTR) {
            return 0;
        }
        throw Errors.of(call, path, errno);
    }

    /** Something one waits for: that a terminal can be read, and where {@code writing}, or be written. */
    public record Interest(PseudoTerminal terminal, boolean writing) {}

    /** Waits until one of {@code interests} comes true or is hung up, or the time is over. */
    public static void await(int millis, Interest... interests) {
        try (Memory fds = new Memory((long) POLLFD_BYTES * Math.max(1, interests.length))) {
            for (int i = 0; i < interests.length; i++) {
                long at = (long) POLLFD_BYTES * i;
                int events = LibCTerminal.POLLIN | (interests[i].writing() ? LibCTerminal.POLLOUT : 0);
                fds.setInt(at, interests[i].terminal().master);
                fds.setShort(at + 4, (short) events);
                fds.setShort(at + 6, (short) 0);
            }
            LibCTerminal.poll(fds, interests.length, millis);
        }
    }

    @Override
    public void close() {
        if (held != NONE) {
            LibC.close(held);
        }
        LibC.close(master);
    }
}
