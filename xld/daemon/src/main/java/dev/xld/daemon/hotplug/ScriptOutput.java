package dev.xld.daemon.hotplug;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a script prints, in a file of its own rather than a pipe: a child that outlives the script may hold it open and keeps
 * nobody waiting. Used by one thread.
 */
final class ScriptOutput implements AutoCloseable {
    private static final int WORDS_KEPT = 2000;
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private String dropped = "";

    ScriptOutput() throws IOException {
        file = Files.createTempFile("xld-hotplug", ".out");
    }

    /** To be appended to. */
    Path file() {
        return file;
    }

    /** Drops all but the end of what was printed when it has become more than anyone will read. */
    void limit() throws IOException {
        if (Files.size(file) > LARGEST) {
            dropped = end();
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    /** The end of it, as one line. */
    String said() throws IOException {
        String all = dropped + end();
        return oneLine(all.substring(Math.max(0, all.length() - WORDS_KEPT)));
    }

    private String end() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - WORDS_KEPT));
            return new String(in.readNBytes(WORDS_KEPT), StandardCharsets.UTF_8);
        }
    }

    /** Lines joined by semicolons, nothing in it that a terminal would obey. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
