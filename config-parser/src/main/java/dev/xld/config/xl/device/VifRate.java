package dev.xld.config.xl.device;

import dev.xld.config.CNumber;
import dev.xld.config.Position;
import dev.xld.config.VifSpec.Rate;
import dev.xld.config.xl.setting.Findings;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code rate=} of a vif: {@code 10Mb/s@20ms}. Factors are thousands; the number may be C's octal. */
public final class VifRate {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+)([GMK]?)([Bb])/s");
    private static final Pattern INTERVAL = Pattern.compile("([0-9]+)([mu]?)s?");
    private static final long DEFAULT_MICROS = 50_000;
    private static final long MAX_32 = 0xffff_ffffL;
    private static final BigInteger MAX_64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private VifRate() {}

    /** Null after a finding. */
    static @Nullable Rate parse(String source, @Nullable Position position, String text, Findings findings) {
        try {
            return parse(text);
        } catch (BadRateException e) {
            findings.error(position, source + ": config parsing error in vif: " + e.getMessage());
            return null;
        }
    }

    /** A rate in the words of a config; empty for what is none. */
    public static Optional<Rate> of(String text) {
        try {
            return Optional.of(parse(text));
        } catch (BadRateException e) {
            return Optional.empty();
        }
    }

    private static final class BadRateException extends Exception {
        BadRateException(String what, String where) {
            super(what + " in `" + where + "'");
        }
    }

    private static Rate parse(String text) throws BadRateException {
        int at = text.indexOf('@');
        String amount = at < 0 ? text : text.substring(0, at);
        if (amount.isEmpty()) {
            throw new BadRateException("no rate specified", text);
        }
        BigInteger perSecond = BigInteger.valueOf(perSecond(amount));
        long micros = at < 0 ? DEFAULT_MICROS : micros(text.substring(at + 1));
        if (perSecond.multiply(BigInteger.valueOf(micros)).compareTo(MAX_64) > 0) {
            throw new BadRateException("rate overflow", text);
        }
        BigInteger perInterval = perSecond.multiply(BigInteger.valueOf(micros)).divide(BigInteger.valueOf(1_000_000));
        return new Rate(perInterval.longValue(), micros);
    }

    private static long perSecond(String amount) throws BadRateException {
        Matcher m = AMOUNT.matcher(amount);
        if (!m.matches()) {
            throw new BadRateException("invalid rate", amount);
        }
        long factor = switch (m.group(2)) {
            case "G" -> 1_000_000_000L;
            case "M" -> 1_000_000L;
            case "K" -> 1_000L;
            default -> 1L;
        };
        long bytes = number(m.group(1), "rate overflow", amount) * factor;
        return m.group(3).equals("b") ? bytes / 8 : bytes;
    }

    private static long micros(String interval) throws BadRateException {
        Matcher m = INTERVAL.matcher(interval);
        if (!m.matches()) {
            throw new BadRateException("invalid replenishment interval", interval);
        }
        long factor = switch (m.group(2)) {
            case "u" -> 1L;
            case "m" -> 1_000L;
            default -> 1_000_000L;
        };
        long micros = number(m.group(1), "replenishment interval overflow", interval) * factor;
        if (micros > MAX_32) {
            throw new BadRateException("replenishment interval overflow", interval);
        }
        return micros;
    }

    private static long number(String digits, String complaint, String where) throws BadRateException {
        long value = CNumber.unsigned(digits, 0, 0).value();
        if (value <= 0 || value > MAX_32) {
            throw new BadRateException(complaint, where);
        }
        return value;
    }
}
