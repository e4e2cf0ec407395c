package dev.xld.config.xm.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floats as text, each digit as C's printf and Python 2.7 write it. Pure functions. */
public final class FloatText {
    /** More digits than these are refused. */
    static final int MAX_PRECISION = 100;

    private FloatText() {}

    /** As {@code repr()}: the fewest digits that read back as the same float. */
    public static String repr(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value, "0.0");
        }
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (digits == 17 || rounded.doubleValue() == value) {
                return withPoint(general(value, digits, 16, false, false));
            }
        }
    }

    /** As {@code str()}: twelve digits, of which at most eleven stand before the point. */
    public static String str(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value, "0.0");
        }
        return withPoint(general(value, 12, 11, false, false));
    }

    private static String withPoint(String text) {
        return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
    }

    private static String special(double value, String zero) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = isNegative(value) ? "-" : "";
        return sign + (Double.isInfinite(value) ? "inf" : zero);
    }

    public static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
    }

    /** One of {@code e f g} and their capitals, with a minus sign where needed. */
    public static String format(double value, char type, int precision, boolean alternate) {
        if (precision > MAX_PRECISION) {
            throw Raised.of("OverflowError", "formatted float is too long", "ask for at most 100 digits");
        }
        char lower = Character.toLowerCase(type);
        String text;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text = special(value, "");
        } else if (lower == 'f') {
            text = fixed(value, precision, alternate);
        } else if (lower == 'e') {
            text = exponent(value, precision, alternate);
        } else {
            int digits = Math.max(precision, 1);
            text = general(value, digits, digits, alternate, true);
        }
        return lower == type ? text : text.toUpperCase(Locale.ROOT);
    }

    private static String fixed(double value, int precision, boolean alternate) {
        String digits = new BigDecimal(Math.abs(value))
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
        return (isNegative(value) ? "-" : "") + digits + (alternate && precision == 0 ? "." : "");
    }

    private static String exponent(double value, int precision, boolean alternate) {
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
        digits = digits + "0".repeat(Math.max(0, precision + 1 - digits.length()));
        digits = digits.substring(0, precision + 1);
        String point = precision > 0 || alternate ? "." : "";
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (isNegative(value) ? "-" : "") + digits.charAt(0) + point + digits.substring(1) + "e" + power;
    }

    /** Digits with an exponent only where it is below -4 or not below a limit. */
    private static String general(double value, int digits, int limit, boolean alternate, boolean zero) {
        String scientific = exponent(value, digits - 1, alternate);
        int power = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
        if (power >= -4 && power < limit || zero && value == 0) {
            BigDecimal rounded = new BigDecimal(scientific.substring(0, scientific.indexOf('e')))
                    .scaleByPowerOfTen(power)
                    .abs();
            String text = rounded.setScale(Math.max(0, digits - 1 - power), RoundingMode.HALF_EVEN)
                    .toPlainString();
            text = alternate ? text : stripped(text);
            return (isNegative(value) ? "-" : "") + text;
        }
        int e = scientific.indexOf('e');
        String mantissa = scientific.substring(0, e);
        return (alternate ? mantissa : stripped(mantissa)) + scientific.substring(e);
    }

    private static String stripped(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
