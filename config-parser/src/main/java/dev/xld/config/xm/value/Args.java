package dev.xld.config.xm.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call to a function of ours, by the order of its {@link Signature}; a TypeError where one is not what
 * the function takes.
 */
public record Args(String function, List<@Nullable Py> given, Map<String, Py> named) {
    public int size() {
        return given.size();
    }

    /** A required argument. */
    public Py get(int index) {
        Py value = optional(index);
        if (value == null) {
            throw Signature.count(function, index + 1, Integer.MAX_VALUE, index);
        }
        return value;
    }

    public @Nullable Py optional(int index) {
        return index < given.size() ? given.get(index) : null;
    }

    /** An argument that is neither left out nor None. */
    public @Nullable Py some(int index) {
        Py value = optional(index);
        return value == Py.None.NONE ? null : value;
    }

    /** All of a function without a fixed number. */
    public List<Py> all() {
        return given.stream().map(Objects::requireNonNull).toList();
    }

    public Py.Str string(int index) {
        if (get(index) instanceof Py.Str text) {
            return text;
        }
        throw wrong(index, "a string");
    }

    /** The text of a string. */
    public String text(int index) {
        return string(index).value();
    }

    public String text(int index, String otherwise) {
        return some(index) == null ? otherwise : text(index);
    }

    public BigInteger integer(int index) {
        BigInteger value = Numbers.integer(get(index));
        if (value == null) {
            throw wrong(index, "an integer");
        }
        return value;
    }

    /** An integer, or the nearest int to one that is larger. */
    public int number(int index, int otherwise) {
        if (some(index) == null) {
            return otherwise;
        }
        return Numbers.clamp(integer(index));
    }

    Raised wrong(int index, String wanted) {
        return Raised.type(function + "() argument " + (index + 1) + " must be " + wanted + ", not "
                + get(index).type());
    }
}
