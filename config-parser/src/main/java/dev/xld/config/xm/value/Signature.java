package dev.xld.config.xm.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function of ours: the first few required, or any number of arguments without names. Immutable.
 *
 * @param names null: any number
 */
public record Signature(int required, @Nullable List<String> names) {
    public static final Signature ANY = new Signature(0, null);

    public static Signature of(int required, String... names) {
        return new Signature(required, Arrays.asList(names));
    }

    /** What is wrong where a call has too many or too few arguments. */
    public static Raised count(String function, int least, int most, int given) {
        boolean few = given < least;
        int wanted = few ? least : most;
        String number = least == most ? "exactly " : few ? "at least " : "at most ";
        String arguments = wanted == 1 ? " argument (" : " arguments (";
        String message = function + "() takes " + number + wanted + arguments + given + " given)";
        return Raised.of("TypeError", message, "correct the number of values in the parentheses");
    }

    /** Arguments by parameter; a TypeError where they do not fit. */
    public Args bind(String function, List<Py> given, Map<String, Py> named) {
        if (names == null) {
            return new Args(function, new ArrayList<>(given), named);
        }
        List<@Nullable Py> bound = new ArrayList<>(given);
        if (given.size() > names.size()) {
            throw count(function, required, names.size(), given.size());
        }
        while (bound.size() < names.size()) {
            bound.add(null);
        }
        for (Map.Entry<String, Py> each : named.entrySet()) {
            int index = names.indexOf(each.getKey());
            if (index < 0 || bound.get(index) != null) {
                throw Raised.type(function + "() got an unexpected keyword argument '" + each.getKey() + "'");
            }
            bound.set(index, each.getValue());
        }
        if (bound.subList(0, required).contains(null)) {
            throw count(function, required, names.size(), given.size());
        }
        return new Args(function, bound, Map.of());
    }
}
