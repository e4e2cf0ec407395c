package dev.xld.config.xl.setting;

import dev.xld.config.CNumber;
import dev.xld.config.CNumber.Unsigned;
import org.jspecify.annotations.Nullable;

/** Numbers inside of specifications, with C's types and its silence about what is no number. Pure functions, any thread. */
public final class CArithmetic {
    private static final long UINT32 = 0xFFFF_FFFFL;

    private CArithmetic() {}

    /** {@code atoi}: what does not fit 64 bits is the nearest that does, of which 32 bits are kept. */
    public static int atoi(String text) {
        Unsigned number = CNumber.unsigned(text, 0, 10);
        boolean negative = text.substring(0, number.end()).indexOf('-') >= 0;
        boolean fits = !number.overflow() && (negative ? number.value() <= 0 : number.value() >= 0);
        return fits ? (int) number.value() : negative ? 0 : -1;
    }

    /** {@code scanf("%x")}, which unlike strtoul reads {@code 0x} without a digit as zero. */
    public static Unsigned scanHex(String text, int start) {
        Unsigned number = CNumber.unsigned(text, start, 16);
        boolean bare = number.end() > number.start()
                && number.value() == 0
                && number.end() < text.length()
                && Character.toLowerCase(text.charAt(number.end())) == 'x'
                && number.end() == number.start() + 1;
        return bare ? new Unsigned(0, number.start(), number.end() + 1, false) : number;
    }

    /** {@code strtoul} of base 0 put into a uint32. */
    public static long uint32(String text) {
        return CNumber.unsigned(text, 0, 0).value() & UINT32;
    }

    /** As {@link #uint32}, put into a bool. */
    public static boolean flag(String text) {
        return CNumber.unsigned(text, 0, 0).value() != 0;
    }

    /** Null for zero, which libxl leaves out. */
    public static @Nullable Integer nonZero(int value) {
        return value == 0 ? null : value;
    }

    public static @Nullable Long nonZero(long value) {
        return value == 0 ? null : value;
    }
}
