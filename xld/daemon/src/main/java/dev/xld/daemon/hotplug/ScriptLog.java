package dev.xld.daemon.hotplug;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file the stock scripts send their stderr to ({@code xen-hotplug.log}): what a command of theirs complained of is there
 * and nowhere else. Scripts that run side by side share it. Safe for any number of threads.
 */
record ScriptLog(Path file) {
    private static final int WORDS_KEPT = 400;

    /** Where it ends now. */
    long end() {
        try {
            return Files.size(file);
        } catch (IOException none) {
            return 0;
        }
    }

    /** The last of what came after {@code mark}, as one line; empty when nothing did or nobody can read it. */
    String since(long mark) {
        long from = Math.max(mark, end() - WORDS_KEPT);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return ScriptOutput.oneLine(new String(in.readNBytes(WORDS_KEPT), StandardCharsets.UTF_8));
        } catch (IOException none) {
            return "";
        }
    }
}
