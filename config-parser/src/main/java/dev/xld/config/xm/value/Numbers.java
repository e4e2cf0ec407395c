package dev.xld.config.xm.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What numbers have in common. Pure functions. */
public final class Numbers {
    private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);

    private Numbers() {}

    /** The value of an int, long or bool; null for all else. */
    public static @Nullable BigInteger integer(Py value) {
        if (value instanceof Py.Int number) {
            return number.value();
        }
        if (value instanceof Py.Bool bool) {
            return bool.truth() ? BigInteger.ONE : BigInteger.ZERO;
        }
        return null;
    }

    public static boolean isNumber(Py value) {
        return value instanceof Py.Real || integer(value) != null;
    }

    /** The value of a number as a float. */
    public static double real(Py value) {
        if (value instanceof Py.Real real) {
            return real.value();
        }
        BigInteger integer = integer(value);
        if (integer == null) {
            throw Raised.type("a float is required");
        }
        double real = integer.doubleValue();
        if (Double.isInfinite(real)) {
            throw Raised.overflow("long int too large to convert to float");
        }
        return real;
    }

    /** The nearest int. */
    public static int clamp(BigInteger value) {
        if (value.abs().compareTo(INT_MAX) > 0) {
            return value.signum() * Integer.MAX_VALUE;
        }
        return value.intValue();
    }

    /** Compares any two numbers exactly; NaN is never compared here. */
    public static int compare(Py left, Py right) {
        BigInteger a = integer(left);
        BigInteger b = integer(right);
        if (a != null && b != null) {
            return a.compareTo(b);
        }
        if (a == null && b == null || Double.isInfinite(a == null ? real(left) : real(right))) {
            return Double.compare(a == null ? real(left) + 0.0 : 0, b == null ? real(right) + 0.0 : 0);
        }
        BigDecimal x = a == null ? new BigDecimal(real(left)) : new BigDecimal(a);
        BigDecimal y = b == null ? new BigDecimal(real(right)) : new BigDecimal(b);
        return x.compareTo(y);
    }

    public static boolean isNaN(Py value) {
        return value instanceof Py.Real real && Double.isNaN(real.value());
    }

    /** Digits with a sign and, where the base is 0 or theirs, a prefix; null where they are none. */
    public static Py.@Nullable Int parse(String text, int base, boolean isLong) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        int radix = base == 0 ? 10 : base;
        int prefix = digits.length() > 1 && digits.charAt(0) == '0' ? "bBoOxX".indexOf(digits.charAt(1)) : -1;
        int prefixed = prefix < 0 ? 0 : prefix < 2 ? 2 : prefix < 4 ? 8 : 16;
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            digits = digits.substring(2);
        } else if (base == 0 && digits.length() > 1 && digits.charAt(0) == '0') {
            radix = 8;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'z' || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        if (digits.isEmpty()) {
            return null;
        }
        if (digits.length() > Budget.MAX_BITS) {
            throw new Halt("a number has " + digits.length() + " digits", "use a smaller one");
        }
        BigInteger value = new BigInteger(digits, radix);
        value = text.startsWith("-") ? value.negate() : value;
        return new Py.Int(value, isLong || value.bitLength() > 63);
    }

    /** Text as Python's {@code float()} reads it; null where it does not. */
    public static @Nullable Double parseReal(String text) {
        String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        double sign = text.startsWith("-") ? -1 : 1;
        switch (bare.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> {
                return sign * Double.POSITIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {
                boolean plain = bare.chars().allMatch(c -> c >= '0' && c <= '9' || ".eE+-".indexOf(c) >= 0);
                if (!plain || bare.isEmpty() || "+-".indexOf(bare.charAt(0)) >= 0) {
                    return null;
                }
                try {
                    return sign * Double.parseDouble(bare);
                } catch (NumberFormatException noNumber) {
                    return null;
                }
            }
        }
    }
}
