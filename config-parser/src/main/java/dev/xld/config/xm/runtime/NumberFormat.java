package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Strings;
import java.math.BigInteger;

/** Numbers with sign, prefix, least digits and width, as both ways of formatting need them. Pure functions. */
public final class NumberFormat {
    private NumberFormat() {}

    /** The digits of a number without its sign, in the base a type letter stands for. */
    public static String digits(BigInteger value, char type) {
        String digits = value.abs()
                .toString(
                        switch (type) {
                            case 'x', 'X' -> 16;
                            case 'o' -> 8;
                            case 'b' -> 2;
                            default -> 10;
                        });
        return type == 'X' ? Strings.upper(digits) : digits;
    }

    static String sign(boolean negative, boolean plus, boolean blank) {
        if (negative) {
            return "-";
        }
        return plus ? "+" : blank ? " " : "";
    }

    /** Fills up to a width: at the right, at the left, or with zeros after the sign. */
    static void pad(Growing into, String head, String body, int width, boolean left, boolean zeros) {
        int missing = Math.max(0, width - head.length() - body.length());
        if (zeros) {
            into.add(head).add("0", missing).add(body);
        } else if (left) {
            into.add(head).add(body).add(" ", missing);
        } else {
            into.add(" ", missing).add(head).add(body);
        }
    }
}
