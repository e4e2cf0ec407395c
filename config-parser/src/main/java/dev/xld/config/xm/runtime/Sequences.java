package dev.xld.config.xm.runtime;

import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.util.ArrayList;
import java.util.List;

/** What can be gone through one by one. One evaluation, one thread. */
public final class Sequences {
    private final Budget budget;

    public Sequences(Budget budget) {
        this.budget = budget;
    }

    /** The elements as they are now; a TypeError for what has none. */
    public List<Py> items(Py value) {
        if (value instanceof Py.Items list) {
            return pay(new ArrayList<>(list.items()));
        } else if (value instanceof Py.Tuple tuple) {
            return pay(tuple.items());
        } else if (value instanceof Py.Lazy lazy) {
            return pay(lazy.items());
        } else if (value instanceof Py.Dict dict) {
            return pay(dict.entries().values().stream().map(Py.Dict.Entry::key).toList());
        } else if (value instanceof Py.SetOf set) {
            return pay(List.copyOf(set.members().values()));
        } else if (value instanceof Py.Str text) {
            budget.elements(text.value().length());
            List<Py> characters = new ArrayList<>();
            for (int i = 0; i < text.value().length(); i++) {
                characters.add(new Py.Str(text.value().substring(i, i + 1), text.unicode()));
            }
            return characters;
        }
        throw Raised.of("TypeError", "'" + value.type() + "' object is not iterable", "use a list: [a, b]");
    }

    private List<Py> pay(List<Py> items) {
        budget.steps(items.size() >> 4);
        return items;
    }

    /** A new list. */
    public Py.Items list(List<? extends Py> items) {
        budget.elements(items.size());
        return new Py.Items(new ArrayList<>(items));
    }

    public int length(Py value) {
        if (value instanceof Py.Str text) {
            return text.value().length();
        } else if (value instanceof Py.Dict dict) {
            return dict.entries().size();
        } else if (value instanceof Py.Items list) {
            return list.items().size();
        } else if (value instanceof Py.Tuple
                || value instanceof Py.SetOf
                || value instanceof Py.Lazy lazy && lazy.type().equals("xrange")) {
            return items(value).size();
        }
        throw Raised.type("object of type '" + value.type() + "' has no len()");
    }
}
