package dev.xld.daemon.bootloader;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.posix.Confinement;
import dev.xld.daemon.posix.TerminalProcess;
import dev.xld.daemon.posix.TerminalProcess.Ending;
import dev.xld.daemon.posix.TerminalProcess.Limits;
import dev.xld.daemon.posix.TerminalSpawn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One boot loader from its start to its end, whichever way it ends: when {@link #run} is through, neither it nor anything it
 * started is there any more. Used by one thread, once.
 */
final class LoaderRun {
    private static final Logger LOG = LoggerFactory.getLogger(LoaderRun.class);

    private static final long ADDRESS_BYTES = 4L << 30;
    private static final long CPU_SECONDS = 600;
    private static final int LOOK_MILLIS = 200;
    private static final int LOOK_MILLIS_AT_END = 10;

    private final String label;
    private final LoaderFiles files;
    private final LoaderLog log;
    private final BootWatcher watcher;
    private final long largest;

    /**
     * @param label what sentences call it: {@code boot loader /usr/lib/xen-4.17/bin/pygrub of domain "web"}
     * @param largest the most bytes it may bring out, in one file and in all
     */
    LoaderRun(String label, LoaderFiles files, LoaderLog log, BootWatcher watcher, long largest) {
        this.label = label;
        this.files = files;
        this.log = log;
        this.watcher = watcher;
        this.largest = largest;
    }

    /**
     * Runs it; comes back when it has ended well.
     *
     * @param bound how long it may take
     * @param confinement where it runs
     */
    void run(
            List<String> command,
            Map<String, String> environment,
            Optional<Duration> bound,
            Optional<Confinement> confinement)
            throws IOException {
        try (Relay relay = Relay.open(log)) {
            watcher.terminal(relay.userSide());
            LOG.info("{}: {}", label, command);
            TerminalProcess process = new TerminalSpawn(command, environment, relay.loaderSide(), confinement).start();
            Ending ending;
            try {
                process.limit(new Limits(largest, ADDRESS_BYTES, CPU_SECONDS));
                follow(process, relay, bound);
            } finally {
                ending = process.end();
                relay.rest();
            }
            if (!ending.success()) {
                throw failed(
                        (ending.signalled() ? "was killed by signal " : "failed with exit status ") + ending.number());
            }
            refuseTooMuch();
        }
    }

    private void follow(TerminalProcess process, Relay relay, Optional<Duration> bound) throws IOException {
        long start = System.nanoTime();
        long looked = start;
        while (process.ending().isEmpty()) {
            relay.copy(relay.hungUp() ? LOOK_MILLIS_AT_END : LOOK_MILLIS);
            long now = System.nanoTime();
            if (now - looked >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                looked = now;
                look(bound.filter(most -> now - start > most.toNanos()));
            }
        }
    }

    /** @param exceeded the bound, where it has run longer than that */
    private void look(Optional<Duration> exceeded) throws IOException {
        Optional<ApiException> stop = watcher.stop();
        if (stop.isPresent()) {
            throw stop.get();
        }
        if (exceeded.isPresent()) {
            throw failed("did not end within " + exceeded.get().toSeconds()
                    + " s and was killed (LIBXL_BOOTLOADER_TIMEOUT is its limit)");
        }
        refuseTooMuch();
    }

    /** Also asked at the end: the limit on one file's size holds only from a moment after the start. */
    private void refuseTooMuch() throws IOException {
        if (files.size() > largest) {
            throw failed("brought out more than " + largest + " bytes");
        }
    }

    /** A sentence with the last the loader said. */
    ApiException failed(String how) {
        String words = log.lastWords();
        return new ApiException(
                ErrorKind.SCRIPT_FAILED,
                "The " + label + " " + how
                        + (words.isEmpty() ? " and said nothing." : "; it said: " + words + " (" + log.file() + ")"));
    }
}
