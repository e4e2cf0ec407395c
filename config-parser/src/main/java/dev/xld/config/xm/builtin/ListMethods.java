package dev.xld.config.xm.builtin;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists and tuples. One evaluation, one thread. */
final class ListMethods {
    private final Runtime runtime;

    ListMethods(Runtime runtime) {
        this.runtime = runtime;
    }

    /** Those that tuples have too. */
    @Nullable
    Py search(List<Py> items, String name) {
        return switch (name) {
            case "index" -> method(name, 1, args -> Py.Int.of(index(items, args.get(0))), "value");
            case "count" -> method(name, 1, args -> Py.Int.of(count(items, args.get(0))), "value");
            default -> null;
        };
    }

    @Nullable
    Py find(Py.Items self, String name) {
        ArrayList<Py> items = self.items();
        return switch (name) {
            case "append" -> changing(name, 1, args -> grow(items, items.size(), List.of(args.get(0))), "value");
            case "extend" ->
                changing(
                        name,
                        1,
                        args -> grow(items, items.size(), runtime.sequences().items(args.get(0))),
                        "iterable");
            case "insert" ->
                changing(name, 2, args -> grow(items, place(items, args.integer(0)), List.of(args.get(1))), "i", "x");
            case "pop" -> method(name, 0, args -> pop(items, args), "index");
            case "remove" -> changing(name, 1, args -> items.remove(index(items, args.get(0))), "value");
            case "reverse" -> changing(name, 0, args -> Collections.reverse(paid(items)));
            case "sort" -> changing(name, 0, args -> sort(items, args), "cmp", "key", "reverse");
            default -> search(items, name);
        };
    }

    /** What a method does that returns None. */
    private interface Change {
        void run(Args args);
    }

    private static Py method(String name, int required, Py.Native.Body body, String... parameters) {
        return new Py.Native(name, Signature.of(required, parameters), body);
    }

    private static Py changing(String name, int required, Change change, String... parameters) {
        Py.Native.Body body = args -> {
            change.run(args);
            return Py.None.NONE;
        };
        return method(name, required, body, parameters);
    }

    private void grow(List<Py> items, int at, List<Py> more) {
        runtime.budget().elements(more.size());
        runtime.budget().steps(items.size() - at >> 8);
        items.addAll(at, more);
    }

    private static int place(List<Py> items, BigInteger index) {
        int at = Numbers.clamp(index);
        return Math.max(0, Math.min(items.size(), at < 0 ? at + items.size() : at));
    }

    private Py pop(List<Py> items, Args args) {
        if (items.isEmpty()) {
            throw Raised.index("pop from empty list");
        }
        int at = args.number(0, -1);
        at = at < 0 ? at + items.size() : at;
        if (at < 0 || at >= items.size()) {
            throw Raised.index("pop index out of range");
        }
        runtime.budget().steps(items.size() - at >> 8);
        return items.remove(at);
    }

    private List<Py> paid(List<Py> items) {
        runtime.budget().steps(items.size() >> 4);
        return items;
    }

    private int index(List<Py> items, Py wanted) {
        for (int i = 0; i < items.size(); i++) {
            if (runtime.comparing().equal(items.get(i), wanted)) {
                return i;
            }
        }
        String shown = runtime.showing().repr(wanted).text();
        throw Raised.of("ValueError", shown + " is not in list", "check with `in' first");
    }

    private int count(List<Py> items, Py wanted) {
        return (int) items.stream()
                .filter(each -> runtime.comparing().equal(each, wanted))
                .count();
    }

    private void sort(ArrayList<Py> items, Args args) {
        Py reverse = args.optional(2);
        List<Py> sorted = runtime.sorting()
                .sorted(new ArrayList<>(items), args.some(0), args.some(1), reverse != null && reverse.truth());
        items.clear();
        items.addAll(sorted);
    }
}
