package dev.xld.config.xm.builtin;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Failures;
import dev.xld.config.xm.value.FloatText;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import dev.xld.config.xm.value.Strings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types, which make values when called. One evaluation, one thread. */
public final class Types {
    private final Runtime runtime;
    private final Map<String, Py> all = new LinkedHashMap<>();

    public Types(Runtime runtime) {
        this.runtime = runtime;
    }

    public Map<String, Py> all() {
        put("str", 0, args -> string(args), "object");
        put("unicode", 0, args -> unicode(args), "object");
        put("int", 0, args -> integer(args, false), "x", "base");
        put("long", 0, args -> integer(args, true), "x", "base");
        put("float", 0, this::real, "x");
        put(
                "bool",
                0,
                args -> Py.Bool.of(args.optional(0) != null && args.get(0).truth()),
                "x");
        put("list", 0, args -> runtime.sequences().list(runtime.sequences().items(orEmpty(args))), "iterable");
        put(
                "tuple",
                0,
                args -> new Py.Tuple(runtime.sequences()
                        .list(runtime.sequences().items(orEmpty(args)))
                        .items()),
                "x");
        put("set", 0, this::set, "iterable");
        all.put("dict", new Py.Type("dict", new Py.Native("dict", Signature.ANY, this::dict)));
        all.put("basestring", new Py.Type("basestring", refusedMaker("basestring")));
        put("type", 1, args -> type(args.get(0)), "object");
        return all;
    }

    private void put(String name, int required, Py.Native.Body body, String... parameters) {
        all.put(name, new Py.Type(name, new Py.Native(name, Signature.of(required, parameters), body)));
    }

    private static Py.Native refusedMaker(String name) {
        return new Py.Native(name, Signature.ANY, args -> {
            throw Raised.type("the " + name + " type cannot be instantiated");
        });
    }

    private static Py orEmpty(Args args) {
        Py value = args.optional(0);
        return value == null ? new Py.Str("") : value;
    }

    private Py type(Py value) {
        if (value instanceof Py.Failure failure) {
            return new Py.FailureType(failure.kind());
        }
        Py type = all.get(value.type());
        return type == null ? new Py.Type(value.type(), refusedMaker(value.type())) : type;
    }

    static boolean isInstance(Py value, Py type) {
        if (type instanceof Py.Tuple types) {
            return types.items().stream().anyMatch(each -> !(each instanceof Py.Tuple) && isInstance(value, each));
        }
        if (type instanceof Py.FailureType) {
            return value instanceof Py.Failure failure && Failures.matches(failure.kind(), type);
        }
        if (!(type instanceof Py.Type wanted)) {
            throw Raised.type("isinstance() arg 2 must be a class, type, or tuple of classes and types");
        }
        Set<String> names = switch (value.type()) {
            case "str", "unicode" -> Set.of(value.type(), "basestring");
            case "bool" -> Set.of("bool", "int");
            default -> Set.of(value.type());
        };
        return names.contains(wanted.name());
    }

    private Py string(Args args) {
        Py.Str text = runtime.showing().str(orEmpty(args));
        if (text.unicode() && !Bytes.isAscii(text.value())) {
            String hint = "remove the u before the quotes";
            throw Raised.of("UnicodeEncodeError", "'ascii' codec can't encode characters that are no ASCII", hint);
        }
        return new Py.Str(text.value());
    }

    private Py unicode(Args args) {
        Py.Str text = runtime.showing().str(orEmpty(args));
        Strings.unicode(text, new Py.Str("", true));
        return new Py.Str(text.value(), true);
    }

    private Py integer(Args args, boolean isLong) {
        Py value = args.optional(0) == null ? Py.Int.of(0) : args.get(0);
        BigInteger integer = Numbers.integer(value);
        if (value instanceof Py.Str text) {
            return parsed(args, text, isLong);
        }
        if (value instanceof Py.Real real) {
            if (!Double.isFinite(real.value())) {
                throw Raised.overflow("cannot convert float " + FloatText.repr(real.value()) + " to integer");
            }
            integer = new BigDecimal(real.value()).toBigInteger();
        }
        if (integer == null) {
            throw Raised.type(args.function() + "() argument must be a string or a number, not '" + value.type() + "'");
        }
        return new Py.Int(integer, isLong || integer.bitLength() > 63);
    }

    private Py parsed(Args args, Py.Str text, boolean isLong) {
        int base = args.number(1, 10);
        if (base != 0 && (base < 2 || base > 36)) {
            throw Raised.value("int() base must be >= 2 and <= 36");
        }
        String digits = Strings.strip(text.value(), Strings.BLANKS, true, true);
        if (isLong && (digits.endsWith("L") || digits.endsWith("l"))) {
            digits = digits.substring(0, digits.length() - 1);
        }
        runtime.budget().bits(digits.length() * 3L);
        Py.@Nullable Int number = Numbers.parse(digits, base, isLong);
        if (number == null) {
            String shown = runtime.showing().repr(text).text();
            throw Raised.of(
                    "ValueError",
                    "invalid literal for " + args.function() + "() with base " + base + ": " + shown,
                    "give digits only");
        }
        return number;
    }

    private Py real(Args args) {
        Py value = args.optional(0) == null ? Py.Int.of(0) : args.get(0);
        if (!(value instanceof Py.Str text)) {
            return new Py.Real(Numbers.real(value));
        }
        Double number = Numbers.parseReal(Strings.strip(text.value(), Strings.BLANKS, true, true));
        if (number == null) {
            throw Raised.value("could not convert string to float: " + text.text());
        }
        return new Py.Real(number);
    }

    private Py set(Args args) {
        Py.SetOf set = new Py.SetOf(new LinkedHashMap<>());
        DictMethods methods = new DictMethods(runtime);
        runtime.sequences().items(orEmpty(args)).forEach(each -> methods.add(set, each));
        return set;
    }

    private Py dict(Args args) {
        Py.Dict dict = new Py.Dict(new LinkedHashMap<>());
        DictMethods methods = new DictMethods(runtime);
        args.all().forEach(each -> methods.update(dict, each));
        args.named().forEach((name, value) -> runtime.subscripts().put(dict, new Py.Str(name), value));
        return dict;
    }
}
