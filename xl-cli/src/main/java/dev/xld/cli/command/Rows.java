package dev.xld.cli.command;

import org.jspecify.annotations.Nullable;

/** Cells that several tables have. */
final class Rows {
    private static final double NANOS = 1e9;

    private Rows() {}

    /** A domain without a name shows as C prints a null string. */
    static String name(@Nullable String name) {
        return name == null ? "(null)" : name;
    }

    static double seconds(long nanos) {
        return nanos / NANOS;
    }
}
