package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Numbers;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sort()} and {@code sorted()}: stable, and done whatever the file's comparison says, which Java's own sort is not.
 * One evaluation, one thread.
 */
public final class Sorting {
    /** An element and what it is sorted by. */
    private record Keyed(Py key, Py item) {}

    private final Runtime runtime;

    Sorting(Runtime runtime) {
        this.runtime = runtime;
    }

    public List<Py> sorted(List<Py> items, @Nullable Py cmp, @Nullable Py key, boolean reverse) {
        runtime.budget.elements(2L * items.size());
        List<Keyed> keyed = new ArrayList<>(items.size());
        for (Py item : items) {
            keyed.add(new Keyed(key == null ? item : runtime.calls.call(key, List.of(item)), item));
        }
        if (reverse) {
            Collections.reverse(keyed);
        }
        List<Py> sorted = new ArrayList<>(items.size());
        merge(keyed, cmp).forEach(each -> sorted.add(each.item()));
        if (reverse) {
            Collections.reverse(sorted);
        }
        return sorted;
    }

    private List<Keyed> merge(List<Keyed> items, @Nullable Py cmp) {
        if (items.size() < 2) {
            return items;
        }
        int middle = items.size() / 2;
        List<Keyed> left = merge(items.subList(0, middle), cmp);
        List<Keyed> right = merge(items.subList(middle, items.size()), cmp);
        List<Keyed> merged = new ArrayList<>(items.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            boolean rightFirst = compare(right.get(r).key(), left.get(l).key(), cmp) < 0;
            merged.add(rightFirst ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }

    private int compare(Py left, Py right, @Nullable Py cmp) {
        if (cmp == null) {
            return runtime.comparing.compare(left, right);
        }
        Py order = runtime.calls.call(cmp, List.of(left, right));
        BigInteger integer = Numbers.integer(order);
        if (integer == null) {
            throw Raised.type("comparison function must return int, not " + order.type());
        }
        return integer.signum();
    }
}
