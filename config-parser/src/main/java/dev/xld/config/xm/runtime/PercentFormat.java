package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.FloatText;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Strings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code format % values}. One evaluation, one thread. */
final class PercentFormat {
    /** One conversion. */
    private record Conversion(String flags, int width, int precision, char type) {
        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    private final Runtime runtime;

    PercentFormat(Runtime runtime) {
        this.runtime = runtime;
    }

    Py.Str format(Py.Str format, Py values) {
        Work work = new Work(format, values);
        work.run();
        return work.text.done(work.unicode);
    }

    /** One formatting. */
    private final class Work {
        private final String format;
        private final Py values;
        private final List<Py> row;
        private final Growing text = new Growing(runtime.budget);
        private boolean unicode;
        private final Py.Str whole;
        private int at;
        private int next;
        private boolean keyed;

        Work(Py.Str format, Py values) {
            this.whole = format;
            this.format = format.value();
            this.unicode = format.unicode();
            this.values = values;
            this.row = values instanceof Py.Tuple tuple ? tuple.items() : List.of(values);
        }

        void run() {
            while (at < format.length()) {
                int percent = format.indexOf('%', at);
                text.add(format.substring(at, percent < 0 ? format.length() : percent));
                if (percent < 0) {
                    break;
                }
                at = percent + 1;
                runtime.budget.step();
                convert();
            }
            boolean mapping = values instanceof Py.Dict || values instanceof Py.Items;
            if (!keyed && !mapping && next < row.size()) {
                throw Raised.of(
                        "TypeError",
                        "not all arguments converted during string formatting",
                        "give as many values after the % as there are %s in the string");
            }
        }

        private void convert() {
            Py key = peek() == '(' ? key() : null;
            int start = at;
            while ("-+ #0".indexOf(peek()) >= 0) {
                at++;
            }
            StringBuilder flags = new StringBuilder(format.substring(start, at));
            int width = number();
            if (width < 0) {
                flags.append('-');
            }
            int precision = -1;
            if (peek() == '.') {
                at++;
                precision = Math.max(0, number());
            }
            while ("hlL".indexOf(peek()) >= 0) {
                at++;
            }
            char type = peek();
            at++;
            Conversion conversion = new Conversion(flags.toString(), Math.abs(width), precision, type);
            if (type == '%') {
                text.add('%');
            } else {
                write(conversion, key);
            }
        }

        private char peek() {
            if (at >= format.length()) {
                throw Raised.of("ValueError", "incomplete format", "write %% for one percent sign");
            }
            return format.charAt(at);
        }

        private Py key() {
            int close = format.indexOf(')', at);
            if (close < 0) {
                throw Raised.value("incomplete format key");
            }
            if (!(values instanceof Py.Dict)) {
                throw Raised.of("TypeError", "format requires a mapping", "write a dict after the %");
            }
            keyed = true;
            Py.Str key = new Py.Str(format.substring(at + 1, close), whole.unicode());
            at = close + 1;
            return runtime.subscripts.get(values, key);
        }

        private int number() {
            if (peek() == '*') {
                at++;
                BigInteger value = Numbers.integer(take());
                if (value == null) {
                    throw Raised.type("* wants int");
                }
                return Numbers.clamp(value);
            }
            long number = 0;
            while (Strings.isDigit(peek())) {
                number = Math.min(Integer.MAX_VALUE, number * 10 + (peek() - '0'));
                at++;
            }
            return (int) number;
        }

        private Py take() {
            if (keyed || next >= row.size()) {
                throw Raised.of(
                        "TypeError",
                        "not enough arguments for format string",
                        "give as many values after the % as there are %s in the string");
            }
            return row.get(next++);
        }

        private void write(Conversion conversion, @Nullable Py key) {
            char type = conversion.type();
            if ("diuoxXeEfFgGcrs".indexOf(type) < 0) {
                throw Raised.of(
                        "ValueError",
                        "unsupported format character '" + type + "'",
                        "write %% for one percent sign, %s for a value");
            }
            Py value = key == null ? take() : key;
            switch (type) {
                case 's', 'r' ->
                    string(conversion, type == 's' ? runtime.showing.str(value) : runtime.showing.repr(value));
                case 'c' -> string(conversion, character(value));
                case 'd', 'i', 'u', 'o', 'x', 'X' -> integer(conversion, value);
                default -> real(conversion, value);
            }
        }

        private void string(Conversion conversion, Py.Str value) {
            runtime.budget.steps(value.unicode() == whole.unicode() ? 0 : format.length() >> 8);
            unicode |= Strings.unicode(whole, value);
            int precision = conversion.type() == 'c' ? -1 : conversion.precision();
            String shown = value.value();
            shown = precision >= 0 && precision < shown.length() ? shown.substring(0, precision) : shown;
            NumberFormat.pad(text, "", shown, conversion.width(), conversion.has('-'), false);
        }

        private Py.Str character(Py value) {
            BigInteger integer = Numbers.integer(value);
            if (integer != null && integer.signum() >= 0 && integer.bitLength() <= 8) {
                return new Py.Str(String.valueOf((char) integer.intValue()), whole.unicode());
            }
            if (value instanceof Py.Str one && one.value().length() == 1) {
                return one;
            }
            throw Raised.type("%c requires int or char");
        }

        private void integer(Conversion conversion, Py value) {
            BigInteger integer = Numbers.integer(value);
            char type = conversion.type();
            if (integer == null && value instanceof Py.Real real && Double.isFinite(real.value())) {
                integer = new BigDecimal(real.value()).toBigInteger();
            }
            if (integer == null) {
                throw Raised.of(
                        "TypeError",
                        "%" + type + " format: a number is required, not " + value.type(),
                        "use %s, or write int(...) around the value");
            }
            runtime.budget.bits(integer.bitLength());
            String digits = NumberFormat.digits(integer, type);
            String prefix = NumberFormat.sign(integer.signum() < 0, conversion.has('+'), conversion.has(' '));
            if (conversion.has('#') && (type == 'x' || type == 'X')) {
                prefix += "0" + type;
            }
            int least = conversion.precision();
            if (conversion.has('#') && type == 'o' && !digits.startsWith("0")) {
                digits = "0" + digits;
            }
            if (least > digits.length()) {
                runtime.budget.room(least);
                digits = "0".repeat(least - digits.length()) + digits;
            }
            boolean left = conversion.has('-');
            NumberFormat.pad(text, prefix, digits, conversion.width(), left, conversion.has('0') && !left);
        }

        private void real(Conversion conversion, Py value) {
            if (!Numbers.isNumber(value)) {
                throw Raised.of("TypeError", "float argument required, not " + value.type(), "use %s");
            }
            runtime.budget.steps(16);
            double number = Numbers.real(value);
            int precision = conversion.precision() < 0 ? 6 : conversion.precision();
            String shown = FloatText.format(Math.abs(number), conversion.type(), precision, conversion.has('#'));
            String sign = NumberFormat.sign(FloatText.isNegative(number), conversion.has('+'), conversion.has(' '));
            boolean left = conversion.has('-');
            boolean zeros = conversion.has('0') && !left && Double.isFinite(number);
            NumberFormat.pad(text, sign, shown, conversion.width(), left, zeros);
        }
    }
}
