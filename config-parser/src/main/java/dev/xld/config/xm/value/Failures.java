package dev.xld.config.xm.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python 2's exceptions and which is a kind of which. Immutable. */
public final class Failures {
    private static final Map<String, String> PARENTS = parents();

    private Failures() {}

    private static Map<String, String> parents() {
        Map<String, String> parents = new HashMap<>();
        String[] families = {
            "BaseException: Exception SystemExit KeyboardInterrupt",
            "Exception: StandardError StopIteration Warning",
            "StandardError: ArithmeticError AssertionError AttributeError EnvironmentError EOFError ImportError"
                    + " LookupError MemoryError NameError RuntimeError SyntaxError TypeError ValueError",
            "ArithmeticError: OverflowError ZeroDivisionError FloatingPointError",
            "EnvironmentError: IOError OSError",
            "LookupError: IndexError KeyError",
            "NameError: UnboundLocalError",
            "RuntimeError: NotImplementedError",
            "SyntaxError: IndentationError",
            "ValueError: UnicodeError",
            "UnicodeError: UnicodeDecodeError UnicodeEncodeError"
        };
        for (String family : families) {
            int colon = family.indexOf(':');
            for (String child : family.substring(colon + 2).split(" ", -1)) {
                parents.put(child, family.substring(0, colon));
            }
        }
        parents.put("BaseException", "");
        return parents;
    }

    /** The names of all of them. */
    public static Iterable<String> names() {
        return PARENTS.keySet();
    }

    /** Whether {@code except types} catches it. */
    public static boolean matches(String kind, Py types) {
        if (types instanceof Py.Tuple tuple) {
            return tuple.items().stream().anyMatch(each -> each instanceof Py.FailureType && matches(kind, each));
        }
        if (!(types instanceof Py.FailureType wanted)) {
            return false;
        }
        @Nullable String each = kind;
        while (each != null && !each.equals(wanted.name())) {
            each = PARENTS.get(each);
        }
        return each != null;
    }
}
