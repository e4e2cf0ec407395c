package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code a[i]} and {@code a[from:to:step]}, to read, set and delete. One evaluation, one thread. */
public final class Subscripts {
    /** The indices of a slice. */
    private record Range(int from, int to, int step) {
        List<Integer> indices() {
            List<Integer> indices = new ArrayList<>();
            for (long i = from; step > 0 ? i < to : i > to; i += step) {
                indices.add((int) i);
            }
            return indices;
        }
    }

    private final Runtime runtime;

    Subscripts(Runtime runtime) {
        this.runtime = runtime;
    }

    public Py get(Py of, Py index) {
        if (of instanceof Py.Dict dict) {
            Py.Dict.Entry entry = dict.entries().get(runtime.comparing.key(index));
            if (entry == null) {
                throw Raised.key(index, runtime.showing.repr(index).text());
            }
            return entry.value();
        }
        if (of instanceof Py.Str text) {
            int at = index(index, text.value().length(), "string");
            return new Py.Str(text.value().substring(at, at + 1), text.unicode());
        }
        if (of instanceof Py.Items
                || of instanceof Py.Tuple
                || of instanceof Py.Lazy lazy && lazy.type().equals("xrange")) {
            List<Py> items = of instanceof Py.Items list ? list.items() : runtime.sequences.items(of);
            return items.get(index(index, items.size(), of.type()));
        }
        throw Raised.type("'" + of.type() + "' object has no elements in brackets");
    }

    private static int index(Py index, int size, String what) {
        BigInteger integer = Numbers.integer(index);
        if (integer == null) {
            throw Raised.type(what + " indices must be integers, not " + index.type());
        }
        int at = Numbers.clamp(integer);
        at = at < 0 ? at + size : at;
        if (at < 0 || at >= size) {
            throw Raised.index(what + " index out of range");
        }
        return at;
    }

    public Py slice(Py of, Py from, Py to, Py step) {
        if (of instanceof Py.Str text) {
            Range range = range(from, to, step, text.value().length());
            StringBuilder made = new StringBuilder();
            List<Integer> indices = range.indices();
            runtime.budget.room(indices.size());
            indices.forEach(i -> made.append(text.value().charAt(i)));
            return new Py.Str(made.toString(), text.unicode());
        }
        if (of instanceof Py.Items || of instanceof Py.Tuple) {
            List<Py> items = runtime.sequences.items(of);
            List<Integer> indices = range(from, to, step, items.size()).indices();
            runtime.budget.elements(indices.size());
            ArrayList<Py> made = new ArrayList<>();
            indices.forEach(i -> made.add(items.get(i)));
            return of instanceof Py.Items ? new Py.Items(made) : new Py.Tuple(made);
        }
        throw Raised.type("'" + of.type() + "' object cannot be sliced");
    }

    private static Range range(Py from, Py to, Py step, int size) {
        int by = bound(step, 1);
        if (by == 0) {
            throw Raised.value("slice step cannot be zero");
        }
        int lowest = by > 0 ? 0 : -1;
        int highest = by > 0 ? size : size - 1;
        int first = clamp(bound(from, by > 0 ? 0 : Integer.MAX_VALUE), from, size, lowest, highest);
        int last = to == Py.None.NONE ? (by > 0 ? size : -1) : clamp(bound(to, 0), to, size, lowest, highest);
        return new Range(first, last, by);
    }

    private static int bound(Py value, int otherwise) {
        if (value == Py.None.NONE) {
            return otherwise;
        }
        BigInteger integer = Numbers.integer(value);
        if (integer == null) {
            throw Raised.type("slice indices must be integers or None");
        }
        return Numbers.clamp(integer);
    }

    private static int clamp(int value, Py given, int size, int lowest, int highest) {
        int at = value < 0 && given != Py.None.NONE ? value + size : value;
        return Math.max(lowest, Math.min(highest, at));
    }

    public void set(Py of, Py index, Py value) {
        if (of instanceof Py.Dict dict) {
            put(dict, index, value);
        } else if (of instanceof Py.Items list) {
            list.items().set(index(index, list.items().size(), "list assignment"), value);
        } else {
            throw Raised.type("'" + of.type() + "' object does not support item assignment");
        }
    }

    /** A key that is there already stays as it was first written. */
    public void put(Py.Dict dict, Py key, Py value) {
        String hash = runtime.comparing.key(key);
        Py.Dict.Entry before = dict.entries().get(hash);
        if (before == null) {
            runtime.budget.elements(2);
        }
        dict.entries().put(hash, new Py.Dict.Entry(before == null ? key : before.key(), value));
    }

    public void delete(Py of, Py index) {
        if (of instanceof Py.Dict dict) {
            if (dict.entries().remove(runtime.comparing.key(index)) == null) {
                throw Raised.key(index, runtime.showing.repr(index).text());
            }
        } else if (of instanceof Py.Items list) {
            runtime.budget.steps(list.items().size() >> 8);
            list.items().remove(index(index, list.items().size(), "list assignment"));
        } else {
            throw Raised.type("'" + of.type() + "' object doesn't support item deletion");
        }
    }

    public void setSlice(Py of, Py from, Py to, Py step, List<Py> values) {
        if (!(of instanceof Py.Items list)) {
            throw Raised.type("'" + of.type() + "' object does not support slice assignment");
        }
        Range range = range(from, to, step, list.items().size());
        if (range.step() != 1) {
            throw Raised.of(
                    "ValueError", "a slice with a step cannot be changed here", "change the elements in a loop");
        }
        runtime.budget.elements(values.size());
        runtime.budget.steps(list.items().size() >> 8);
        List<Py> hole = list.items().subList(range.from(), Math.max(range.from(), range.to()));
        hole.clear();
        hole.addAll(values);
    }
}
