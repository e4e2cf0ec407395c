package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.FloatText;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Strings;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code format.format(values)}, without attributes and without fields in a field's format. One evaluation, one thread. */
public final class BraceFormat {
    private static final Pattern SPEC = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>[0-9]{0,9})(?<comma>,)?"
                    + "(?:\\.(?<precision>[0-9]{1,9}))?(?<type>[a-zA-Z%])?",
            Pattern.DOTALL);
    private static final String ESCAPE = "write {{ and }} for braces";

    private final Runtime runtime;

    BraceFormat(Runtime runtime) {
        this.runtime = runtime;
    }

    public Py.Str format(Py.Str self, List<Py> given, Map<String, Py> named) {
        String format = self.value();
        Growing text = new Growing(runtime.budget);
        boolean unicode = self.unicode();
        int next = 0;
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            boolean twice = at + 1 < format.length() && format.charAt(at + 1) == c;
            if (c != '{' && c != '}' || twice) {
                text.add(c);
                at += c == '{' || c == '}' ? 2 : 1;
                continue;
            }
            int close = format.indexOf('}', at);
            if (c == '}' || close < 0) {
                throw Raised.of("ValueError", "Single '" + c + "' encountered in format string", ESCAPE);
            }
            runtime.budget.steps(1 + (close - at >> 8));
            String field = format.substring(at + 1, close);
            at = close + 1;
            int colon = field.indexOf(':');
            String name = colon < 0 ? field : field.substring(0, colon);
            String conversion = name.endsWith("!r") || name.endsWith("!s") ? name.substring(name.length() - 1) : "";
            name = conversion.isEmpty() ? name : name.substring(0, name.length() - 2);
            boolean counted = name.isEmpty() || name.startsWith("[");
            Py value = value(counted ? next++ + name : name, given, named);
            if (!conversion.isEmpty()) {
                value = conversion.equals("r") ? runtime.showing.repr(value) : runtime.showing.str(value);
            }
            Py.Str shown = shown(value, colon < 0 ? "" : field.substring(colon + 1));
            runtime.budget.steps(shown.unicode() == self.unicode() ? 0 : format.length() >> 8);
            unicode |= Strings.unicode(self, shown);
            text.add(shown.value());
        }
        return text.done(unicode);
    }

    private Py value(String name, List<Py> given, Map<String, Py> named) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '[') {
            if (name.charAt(end) == '.') {
                throw new Halt("an attribute in a format is refused in config files", "write the value itself");
            }
            end++;
        }
        Py value = argument(name.substring(0, end), given, named);
        while (end < name.length()) {
            int close = name.indexOf(']', end);
            if (name.charAt(end) != '[' || close < 0) {
                throw Raised.of("ValueError", "Missing ']' in format string", ESCAPE);
            }
            Py.Str key = new Py.Str(name.substring(end + 1, close));
            Py.Int index = Numbers.parse(key.value(), 10, false);
            value = runtime.subscripts.get(value, index == null ? key : index);
            end = close + 1;
        }
        return value;
    }

    private static Py argument(String name, List<Py> given, Map<String, Py> named) {
        Py.Int index = Numbers.parse(name, 10, false);
        if (index != null) {
            int at = Numbers.clamp(index.value());
            if (at < 0 || at >= given.size()) {
                throw Raised.of("IndexError", "tuple index out of range", "give as many values as there are {}");
            }
            return given.get(at);
        }
        Py value = named.get(name);
        if (value == null) {
            throw Raised.key(new Py.Str(name), "'" + name + "'");
        }
        return value;
    }

    private Py.Str shown(Py value, String spec) {
        if (spec.isEmpty()) {
            return runtime.showing.str(value);
        }
        Matcher matcher = SPEC.matcher(spec);
        if (!matcher.matches()) {
            throw Raised.value("Invalid conversion specification '" + spec + "'");
        }
        String type = matcher.group("type") == null ? "" : matcher.group("type");
        String sign = "";
        String body;
        String align = Numbers.isNumber(value) ? ">" : "<";
        boolean unicode = false;
        BigInteger integer = Numbers.integer(value);
        int precision = matcher.group("precision") == null ? -1 : Integer.parseInt(matcher.group("precision"));
        if (Numbers.isNumber(value) && !type.equals("s")) {
            boolean negative = integer == null ? FloatText.isNegative(Numbers.real(value)) : integer.signum() < 0;
            String asked = matcher.group("sign");
            sign = NumberFormat.sign(negative, "+".equals(asked), " ".equals(asked));
            body = number(value, type, precision, matcher.group("alternate") != null, matcher.group("comma") != null);
        } else if (type.isEmpty() || type.equals("s")) {
            Py.Str text = runtime.showing.str(value);
            unicode = text.unicode();
            body = text.value();
            body = precision >= 0 && precision < body.length() ? body.substring(0, precision) : body;
        } else {
            throw Raised.value("Unknown format code '" + type + "' for object of type '" + value.type() + "'");
        }
        String fill = matcher.group("fill") == null ? " " : matcher.group("fill");
        align = matcher.group("align") == null ? align : matcher.group("align");
        if (matcher.group("zero") != null && matcher.group("align") == null) {
            fill = "0";
            align = "=";
        }
        int width = matcher.group("width").isEmpty() ? 0 : Integer.parseInt(matcher.group("width"));
        int missing = Math.max(0, width - sign.length() - body.length());
        Growing text = new Growing(runtime.budget);
        switch (align) {
            case "<" -> text.add(sign).add(body).add(fill, missing);
            case "^" -> text.add(fill, missing / 2).add(sign).add(body).add(fill, missing - missing / 2);
            case "=" -> text.add(sign).add(fill, missing).add(body);
            default -> text.add(fill, missing).add(sign).add(body);
        }
        return text.done(unicode);
    }

    private String number(Py value, String type, int precision, boolean alternate, boolean comma) {
        BigInteger integer = Numbers.integer(value);
        runtime.budget.steps(16);
        String body;
        if (integer != null && (type.isEmpty() || "dxXobc".contains(type))) {
            runtime.budget.bits(integer.bitLength());
            char letter = type.isEmpty() ? 'd' : type.charAt(0);
            if (letter == 'c') {
                return String.valueOf((char) (integer.intValue() & 0xff));
            }
            body = (alternate && letter != 'd' ? "0" + letter : "") + NumberFormat.digits(integer, letter);
        } else if (type.isEmpty() && precision < 0) {
            body = FloatText.str(Math.abs(Numbers.real(value)));
        } else if (type.isEmpty() || "eEfFgG%".contains(type)) {
            double real = Math.abs(Numbers.real(value)) * (type.equals("%") ? 100 : 1);
            char letter = type.isEmpty() ? 'g' : type.equals("%") ? 'f' : type.charAt(0);
            body = FloatText.format(real, letter, precision < 0 ? 6 : precision, alternate)
                    + (type.equals("%") ? "%" : "");
        } else {
            throw Raised.value("Unknown format code '" + type + "' for object of type '" + value.type() + "'");
        }
        return comma ? grouped(body) : body;
    }

    private static String grouped(String digits) {
        int end = 0;
        while (end < digits.length() && Strings.isDigit(digits.charAt(end))) {
            end++;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = end - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
