package dev.xld.config.xm.builtin;

import dev.xld.config.xm.runtime.NumberFormat;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Failures;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that are always there. One evaluation, one thread. */
public final class Builtins {
    private final Runtime runtime;
    private final Map<String, Py> all = new LinkedHashMap<>();

    public Builtins(Runtime runtime) {
        this.runtime = runtime;
    }

    /** By name, the types and exceptions with them. */
    public Map<String, Py> all() {
        all.put("True", Py.Bool.TRUE);
        all.put("False", Py.Bool.FALSE);
        all.put("None", Py.None.NONE);
        Failures.names().forEach(name -> all.put(name, new Py.FailureType(name)));
        all.putAll(new Types(runtime).all());
        sequences();
        numbers();
        put("isinstance", 2, args -> Py.Bool.of(Types.isInstance(args.get(0), args.get(1))), "object", "type");
        put("callable", 1, args -> Py.Bool.of(isCallable(args.get(0))), "object");
        put("repr", 1, args -> runtime.showing().repr(args.get(0)), "object");
        put(
                "cmp",
                2,
                args -> Py.Int.of(Integer.signum(runtime.comparing().compare(args.get(0), args.get(1)))),
                "x",
                "y");
        put("ord", 1, args -> Py.Int.of(ordinal(args)), "c");
        put("chr", 1, args -> new Py.Str(String.valueOf((char) number(args, 256))), "i");
        return all;
    }

    private void put(String name, int required, Py.Native.Body body, String... parameters) {
        all.put(name, new Py.Native(name, Signature.of(required, parameters), body));
    }

    private void putAny(String name, Py.Native.Body body) {
        all.put(name, new Py.Native(name, Signature.ANY, body));
    }

    private static boolean isCallable(Py value) {
        return value instanceof Py.Function
                || value instanceof Py.Native
                || value instanceof Py.Type
                || value instanceof Py.FailureType;
    }

    private List<Py> items(Args args, int index) {
        return runtime.sequences().items(args.get(index));
    }

    private void sequences() {
        put("len", 1, args -> Py.Int.of(runtime.sequences().length(args.get(0))), "object");
        put("range", 1, args -> new Py.Items(range(args)), "start", "stop", "step");
        put("xrange", 1, args -> new Py.Lazy("xrange", range(args)), "start", "stop", "step");
        put("sorted", 1, this::sorted, "iterable", "cmp", "key", "reverse");
        put(
                "reversed",
                1,
                args -> {
                    List<Py> items = new ArrayList<>(
                            runtime.sequences().list(items(args, 0)).items());
                    Collections.reverse(items);
                    return new Py.Lazy("reversed", items);
                },
                "sequence");
        put("enumerate", 1, this::enumerated, "sequence", "start");
        putAny("zip", args -> runtime.sequences().list(rows(args.all(), false)));
        putAny("map", this::mapped);
        put("filter", 2, this::filtered, "function", "sequence");
        put("reduce", 2, this::reduced, "function", "sequence", "initial");
        put("any", 1, args -> Py.Bool.of(items(args, 0).stream().anyMatch(Py::truth)), "iterable");
        put("all", 1, args -> Py.Bool.of(items(args, 0).stream().allMatch(Py::truth)), "iterable");
        put(
                "sum",
                1,
                args -> {
                    Py sum = args.some(1) == null ? Py.Int.of(0) : args.get(1);
                    for (Py item : items(args, 0)) {
                        sum = runtime.arithmetic().binary("+", sum, item);
                        runtime.budget().step();
                    }
                    return sum;
                },
                "sequence",
                "start");
        putAny("min", args -> extreme(args, -1));
        putAny("max", args -> extreme(args, 1));
    }

    private void numbers() {
        put(
                "abs",
                1,
                args -> {
                    Py value = args.get(0);
                    boolean negative = runtime.comparing().compare(value, Py.Int.of(0)) < 0;
                    return runtime.arithmetic().unary(negative ? "-" : "+", value);
                },
                "number");
        put(
                "divmod",
                2,
                args -> new Py.Tuple(List.of(
                        runtime.arithmetic().binary("//", args.get(0), args.get(1)),
                        runtime.arithmetic().binary("%", args.get(0), args.get(1)))),
                "x",
                "y");
        put("pow", 2, args -> runtime.arithmetic().binary("**", args.get(0), args.get(1)), "x", "y");
        put("round", 1, this::rounded, "number", "digits");
        put("hex", 1, args -> based(args, "0x", 'x'), "number");
        put("oct", 1, args -> based(args, args.integer(0).signum() == 0 ? "" : "0", 'o'), "number");
        put("bin", 1, args -> based(args, "0b", 'b'), "number");
    }

    private Py based(Args args, String prefix, char type) {
        BigInteger value = args.integer(0);
        runtime.budget().bits(value.bitLength());
        String suffix = args.get(0) instanceof Py.Int number && number.isLong() && type != 'b' ? "L" : "";
        String sign = value.signum() < 0 ? "-" : "";
        return new Py.Str(sign + prefix + NumberFormat.digits(value, type) + suffix);
    }

    private ArrayList<Py> range(Args args) {
        BigInteger start = args.some(1) == null ? BigInteger.ZERO : args.integer(0);
        BigInteger stop = args.some(1) == null ? args.integer(0) : args.integer(1);
        BigInteger step = args.some(2) == null ? BigInteger.ONE : args.integer(2);
        if (step.signum() == 0) {
            throw Raised.value(args.function() + "() arg 3 must not be zero");
        }
        BigInteger distance = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
        BigInteger count = distance.add(step.abs()).subtract(BigInteger.ONE).divide(step.abs());
        int size = distance.signum() <= 0 ? 0 : Numbers.clamp(count);
        runtime.budget().elements(size);
        ArrayList<Py> items = new ArrayList<>(size);
        BigInteger value = start;
        for (int i = 0; i < size; i++, value = value.add(step)) {
            items.add(Py.Int.of(value));
        }
        return items;
    }

    private Py sorted(Args args) {
        Py reverse = args.optional(3);
        boolean backwards = reverse != null && reverse.truth();
        return runtime.sequences()
                .list(runtime.sorting().sorted(items(args, 0), args.some(1), args.some(2), backwards));
    }

    private Py enumerated(Args args) {
        List<Py> pairs = new ArrayList<>();
        int index = args.number(1, 0);
        for (Py item : items(args, 0)) {
            runtime.budget().elements(3);
            pairs.add(new Py.Tuple(List.of(Py.Int.of(index++), item)));
        }
        return new Py.Lazy("enumerate", pairs);
    }

    /** Tuples of one element of each; as many as the shortest has, or the longest with None. */
    private List<Py> rows(List<Py> sequences, boolean longest) {
        List<List<Py>> columns = new ArrayList<>();
        sequences.forEach(each -> columns.add(runtime.sequences().items(each)));
        int size = columns.isEmpty() ? 0 : columns.get(0).size();
        for (List<Py> column : columns) {
            size = longest ? Math.max(size, column.size()) : Math.min(size, column.size());
        }
        List<Py> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            runtime.budget().elements(1 + columns.size());
            List<Py> row = new ArrayList<>();
            for (List<Py> column : columns) {
                row.add(i < column.size() ? column.get(i) : Py.None.NONE);
            }
            rows.add(new Py.Tuple(row));
        }
        return rows;
    }

    private Py mapped(Args args) {
        Py function = args.get(0);
        args.get(1);
        List<Py> rows = rows(args.all().subList(1, args.size()), true);
        List<Py> made = new ArrayList<>(rows.size());
        for (Py row : rows) {
            List<Py> values = runtime.sequences().items(row);
            if (function == Py.None.NONE) {
                made.add(values.size() == 1 ? values.get(0) : row);
            } else {
                made.add(runtime.calls().call(function, values));
            }
        }
        return runtime.sequences().list(made);
    }

    private Py filtered(Args args) {
        List<Py> kept = new ArrayList<>();
        for (Py item : items(args, 1)) {
            Py function = args.some(0);
            if (function == null
                    ? item.truth()
                    : runtime.calls().call(function, List.of(item)).truth()) {
                kept.add(item);
            }
        }
        if (args.get(1) instanceof Py.Str text) {
            return new SplitMethods(runtime).joined(new Py.Str("", text.unicode()), kept);
        }
        return args.get(1) instanceof Py.Tuple
                ? new Py.Tuple(kept)
                : runtime.sequences().list(kept);
    }

    private Py reduced(Args args) {
        Py made = args.optional(2);
        for (Py item : items(args, 1)) {
            made = made == null ? item : runtime.calls().call(args.get(0), List.of(made, item));
        }
        if (made == null) {
            throw Raised.type("reduce() of empty sequence with no initial value");
        }
        return made;
    }

    private Py extreme(Args args, int sign) {
        List<Py> items = args.size() == 1 ? items(args, 0) : args.all();
        Py key = args.named().get("key");
        @Nullable Py best = null;
        @Nullable Py bestKey = null;
        for (Py item : items) {
            Py itemKey = key == null ? item : runtime.calls().call(key, List.of(item));
            if (bestKey == null || runtime.comparing().compare(itemKey, bestKey) * sign > 0) {
                best = item;
                bestKey = itemKey;
            }
        }
        if (best == null) {
            throw Raised.value(args.function() + "() arg is an empty sequence");
        }
        return best;
    }

    private Py rounded(Args args) {
        double value = Numbers.real(args.get(0));
        int digits = Math.max(-400, Math.min(400, args.number(1, 0)));
        runtime.budget().steps(8);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return new Py.Real(value);
        }
        return new Py.Real(
                new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP).doubleValue());
    }

    private static int ordinal(Args args) {
        if (args.text(0).length() != 1) {
            throw Raised.type("ord() expected a character, but string of length "
                    + args.text(0).length() + " found");
        }
        return args.text(0).charAt(0);
    }

    private static int number(Args args, int limit) {
        int number = args.number(0, 0);
        if (number < 0 || number >= limit) {
            throw Raised.value(args.function() + "() arg not in range(" + limit + ")");
        }
        return number;
    }
}
