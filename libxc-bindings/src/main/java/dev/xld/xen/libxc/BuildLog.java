package dev.xld.xen.libxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The domain builder's log, in the file and form administrators know: {@code /var/log/xen/domain-builder-ng.log}. Lines
 * are gathered while a build runs and appended in one write, so that builds side by side stay readable.
 */
final class BuildLog {
    private static final Path FILE = Path.of("/var/log/xen/domain-builder-ng.log");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final String[] LEVELS = {
        "none", "debug", "verbose", "detail", "progress", "info", "notice", "warning", "error", "critical"
    };

    private final StringBuilder lines = new StringBuilder();

    void add(int level, String line) {
        lines.append(TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .append(" [")
                .append(ProcessHandle.current().pid())
                .append("] domainbuilder: ")
                .append(level >= 0 && level < LEVELS.length ? LEVELS[level] : "level " + level)
                .append(": ")
                .append(line)
                .append('\n');
    }

    /** Appends what was gathered. A log that cannot be written fails no build. */
    void write() {
        try {
            Files.writeString(FILE, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A full disk or a missing directory: the errors reach the caller in the exception.
        }
        lines.setLength(0);
    }
}
