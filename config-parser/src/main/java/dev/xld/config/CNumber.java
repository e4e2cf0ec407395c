package dev.xld.config;

/**
 * Numbers as C's {@code strtol} family reads them, since xl and libxl do: leading blanks, a sign, base 0 with {@code 0x}
 * and leading-zero octal, and the place where reading stopped.
 */
public final class CNumber {
    private CNumber() {}

    /**
     * What was read.
     *
     * @param value 64 bits, to be taken as unsigned
     * @param start where reading began
     * @param end the first index not read; equal to start where there was no number
     * @param overflow whether the number did not fit (the value is then all ones)
     */
    public record Unsigned(long value, int start, int end, boolean overflow) {
        /** Whether there is a number and it is not {@code ULONG_MAX}, which xl takes for an error. */
        public boolean usable() {
            return end > start && value != -1L;
        }
    }

    /** {@code strtoul} from an index on. */
    public static Unsigned unsigned(String text, int start, int base) {
        int at = start;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        boolean negative = false;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            negative = text.charAt(at) == '-';
            at++;
        }
        int radix = base;
        if ((base == 0 || base == 16) && hasHexPrefix(text, at)) {
            radix = 16;
            at += 2;
        } else if (base == 0) {
            radix = text.startsWith("0", at) ? 8 : 10;
        }
        int digits = at;
        long value = 0;
        boolean overflow = false;
        for (; at < text.length(); at++) {
            int digit = digit(text.charAt(at), radix);
            if (digit < 0) {
                break;
            }
            overflow |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, radix)) > 0;
            value = value * radix + digit;
        }
        if (at == digits) {
            return new Unsigned(0, start, start, false);
        }
        return new Unsigned(overflow ? -1L : negative ? -value : value, start, at, overflow);
    }

    /** A number that is the whole text, as {@code strtol(base 0)} reads it; or why not. */
    public sealed interface Whole {
        record Value(long value) implements Whole {}

        /** Does not fit 64 bits with sign. */
        record Overflow() implements Whole {}

        record NotANumber() implements Whole {}
    }

    public static Whole whole(String text) {
        Unsigned magnitude = unsigned(text, 0, 0);
        boolean negative = text.substring(0, magnitude.end()).indexOf('-') >= 0;
        long value = magnitude.value();
        boolean fits = !magnitude.overflow() && (negative ? value <= 0 : value >= 0);
        if (!fits) {
            return new Whole.Overflow();
        }
        if (magnitude.end() == 0 || magnitude.end() != text.length()) {
            return new Whole.NotANumber();
        }
        return new Whole.Value(value);
    }

    private static boolean hasHexPrefix(String text, int at) {
        return text.regionMatches(true, at, "0x", 0, 2)
                && at + 2 < text.length()
                && digit(text.charAt(at + 2), 16) >= 0;
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
