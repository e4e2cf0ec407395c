package dev.xld.config.xl;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import org.jspecify.annotations.Nullable;

/** Numbers inside of specifications, with C's types and its silence about what is no number. Pure functions, any thread. */
final class CArithmetic {
    private static final long UINT32 = 0xFFFF_FFFFL;

    private CArithmetic() {}

    /** {@code atoi}. */
    static int atoi(String text) {
        Unsigned number = CNumber.unsigned(text, 0, 10);
        return number.overflow() ? (text.strip().startsWith("-") ? 0 : -1) : (int) number.value();
    }

    /** {@code strtoul} of base 0 put into a uint32. */
    static long uint32(String text) {
        return CNumber.unsigned(text, 0, 0).value() & UINT32;
    }

    /** As {@link #uint32}, put into a bool. */
    static boolean flag(String text) {
        return CNumber.unsigned(text, 0, 0).value() != 0;
    }

    /** Null for zero, which libxl leaves out. */
    static @Nullable Integer nonZero(int value) {
        return value == 0 ? null : value;
    }

    static @Nullable Long nonZero(long value) {
        return value == 0 ? null : value;
    }
}
