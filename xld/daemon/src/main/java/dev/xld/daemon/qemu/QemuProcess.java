package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.posix.PidFd;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A device model as a process: of this daemon's making, or found. It has a session of its own, nothing on its stdin, and
 * no descriptor of the daemon's, so that it lives on when the daemon ends in whatever way. Safe for any number of threads.
 *
 * @param child there where this daemon started it
 */
record QemuProcess(PidFd pidFd, Optional<Process> child, QemuLog log) implements AutoCloseable {
    /** In Debian's essential packages. It becomes the program, so the pid stays. */
    private static final String SETSID = "/usr/bin/setsid";

    /** What speaks to the daemon's own service manager or JVM is no business of qemu. */
    private static final List<String> DAEMONS_OWN =
            List.of("NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS", "JAVA_TOOL_OPTIONS");

    /** How much qemu may write to its log (XSA-180); an administrator's own limit stands. */
    private static final String LIMIT = "XEN_QEMU_CONSOLE_LIMIT";

    private static final String LIMIT_BYTES = "1048576";
    private static final int KILLED_BY_SIGNAL = 128;
    private static final long REAP_SECONDS = 2;

    /** @throws ApiException when it cannot be started */
    static QemuProcess start(DeviceModelCommand command, QemuLog log) {
        List<String> words = new ArrayList<>(List.of(SETSID));
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        DAEMONS_OWN.forEach(environment::remove);
        environment.putIfAbsent(LIMIT, LIMIT_BYTES);
        environment.putAll(command.environment());
        try {
            Process child = builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.file().toFile()))
                    .start();
            PidFd held = PidFd.open(child.pid())
                    .orElseThrow(() -> new ApiException(
                            ErrorKind.XEN_FAILED,
                            "The device model " + command.program() + " " + ending(child) + "; " + log.quoted()));
            return new QemuProcess(held, Optional.of(child), log);
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "Cannot start the device model " + command.program() + ": " + e.getMessage() + ".",
                    null,
                    null,
                    e);
        }
    }

    /**
     * Ends it as libxl does, with SIGHUP, at which it puts its images in order; what does not end is killed.
     *
     * @throws ApiException when even that does not end it
     */
    void end(Duration politely) {
        try {
            pidFd.signal(PidFd.Signal.HANGUP);
            if (pidFd.awaitEnd(politely)) {
                return;
            }
            pidFd.signal(PidFd.Signal.KILL);
            if (!pidFd.awaitEnd(politely)) {
                throw new ApiException(
                        ErrorKind.XEN_FAILED,
                        "The device model, process " + pidFd.pid() + ", does not end even when killed; "
                                + "what it waits for in the kernel is in /proc/" + pidFd.pid() + "/stack.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the device model: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorKind.CANCELLED, "The daemon is stopping.");
        }
    }

    boolean endedWithin(Duration bound) {
        try {
            return pidFd.awaitEnd(bound);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return pidFd.ended();
        }
    }

    /** How it ended and what it said last, for the end of a sentence. */
    String ending() {
        return child.map(QemuProcess::ending).orElse("ended") + "; " + log.quoted();
    }

    private static String ending(Process child) {
        try {
            if (!child.waitFor(REAP_SECONDS, TimeUnit.SECONDS)) {
                return "ended";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "ended";
        }
        int status = child.exitValue();
        return status > KILLED_BY_SIGNAL
                ? "was killed by signal " + (status - KILLED_BY_SIGNAL)
                : "ended with exit status " + status;
    }

    @Override
    public void close() {
        pidFd.close();
    }
}
