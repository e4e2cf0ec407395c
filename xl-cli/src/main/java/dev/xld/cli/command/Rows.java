package dev.xld.cli.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cells of xl's tables, to the byte as C's printf makes them, whatever the user's locale. */
final class Rows {
    private static final double NANOS = 1e9;

    private Rows() {}

    /** A domain's name, filled up to a width that counts bytes. A domain without one shows as C prints a null string. */
    static String name(@Nullable String name, int width) {
        return left(name == null ? "(null)" : name, width);
    }

    /** As {@code %-8s}. */
    static String left(String text, int width) {
        return text + " ".repeat(missing(text, width));
    }

    /** As {@code %8s}. */
    static String right(String text, int width) {
        return " ".repeat(missing(text, width)) + text;
    }

    /** As {@code %8d}. */
    static String right(long number, int width) {
        return right(Long.toString(number), width);
    }

    private static int missing(String text, int width) {
        return Math.max(0, width - text.getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * Nanoseconds as seconds with one digit after the point, as {@code %8.1f} of {@code (float)nanos / 1e9}: xl takes the detour
     * over a float, and C rounds the exact value, where Java's formatter would round its shortest decimal.
     */
    static String seconds(long nanos, int width) {
        double seconds = (float) nanos / NANOS;
        return right(new BigDecimal(seconds).setScale(1, RoundingMode.HALF_EVEN).toPlainString(), width);
    }
}
