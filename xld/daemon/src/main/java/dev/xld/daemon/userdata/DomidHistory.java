package dev.xld.daemon.userdata;

import dev.xld.daemon.posix.FileLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The domids used lately ({@code /run/xen/domid-history}, shared with libxl): for a minute after a domain's end its id is
 * given to nobody, so that whoever still holds it cannot hit a new domain. Safe for any number of threads and processes.
 */
public final class DomidHistory {
    private static final long QUARANTINE_SECONDS = 60;
    private final Path file;
    private final LongSupplier monotonicSeconds;

    /** @param monotonicSeconds CLOCK_MONOTONIC, the clock of the file's first column */
    public DomidHistory(Path file, LongSupplier monotonicSeconds) {
        this.file = file;
        this.monotonicSeconds = monotonicSeconds;
    }

    /** Whether a domain with this id ended within the last minute. */
    public boolean recent(int domid) {
        return locked(() -> live().stream().anyMatch(line -> line.endsWith(" " + domid)));
    }

    /** Remembers that the domain ended now, and forgets entries that have had their minute. */
    public void ended(int domid) {
        locked(() -> {
            List<String> lines = new ArrayList<>(live());
            lines.removeIf(line -> line.endsWith(" " + domid));
            lines.add(monotonicSeconds.getAsLong() + " " + domid);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, String.join("\n", lines) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        });
    }

    private List<String> live() throws IOException {
        long oldest = monotonicSeconds.getAsLong() - QUARANTINE_SECONDS;
        List<String> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.matches("\\d{1,18} \\d{1,5}")
                        && Long.parseLong(line.substring(0, line.indexOf(' '))) > oldest) {
                    lines.add(line);
                }
            }
        } catch (NoSuchFileException none) {
            return lines;
        }
        return lines;
    }

    /** Work that may fail with the file. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        try (FileLock lock = FileLock.acquire(file.resolveSibling(file.getFileName() + ".lock"))) {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep the record of used domids in " + file + ": " + e.getMessage(), e);
        }
    }
}
