package dev.xld.xen.libxc;

import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.XenToolLogger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * What a library says while it works: its warnings and errors, of which the last few are kept, so that an exception can
 * tell why. Belongs to one handle and is used by the thread that holds it. Lives as long as the handle: C calls into it.
 */
final class LogTap {
    private static final int MAX_LINES = 6;
    private static final int MAX_LINE = 1024;
    private static final Pattern PLACE_IN_SOURCE = Pattern.compile("^panic: \\S+:\\d+: ");

    private final Deque<String> lines = new ArrayDeque<>();
    private final XenToolLogger logger =
            new XenToolLogger((self, level, errnoval, context, format, al) -> hear(level, format, al));
    private final BuildLog buildLog = new BuildLog();
    private final XenToolLogger buildLogger =
            new XenToolLogger((self, level, errnoval, context, format, al) -> hearBuild(level, format, al));

    /** The {@code xentoollog_logger *} for C. */
    long address() {
        return logger.address();
    }

    /** The one for the domain builder, which says much more: all of it goes to {@link #buildLog}. */
    long buildAddress() {
        return buildLogger.address();
    }

    BuildLog buildLog() {
        return buildLog;
    }

    void forget() {
        lines.clear();
    }

    /** Everything kept since the last {@link #forget}, on one line; empty when the library said nothing. */
    String text() {
        return String.join("; ", lines);
    }

    private void hear(int level, long format, long al) {
        if (level >= XenToolLogger.XTL_WARN) {
            keep(format(format, al));
        }
    }

    private void hearBuild(int level, long format, long al) {
        String line = format(format, al);
        buildLog.add(level, line);
        if (level >= XenToolLogger.XTL_WARN) {
            keep(line);
        }
    }

    private static String format(long format, long al) {
        byte[] line = new byte[MAX_LINE];
        int length = Math.min(LibC.vsnprintf(line, line.length, format, al), MAX_LINE - 1);
        return new String(line, 0, Math.max(0, length), StandardCharsets.UTF_8).strip();
    }

    private void keep(String line) {
        if (lines.size() == MAX_LINES) {
            lines.removeFirst();
        }
        lines.addLast(PLACE_IN_SOURCE.matcher(line).replaceFirst(""));
    }
}
