package dev.xld.config.xm.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of Python 2 that a config file can hold. Lists, dicts and sets change, all else does not. They are compared by
 * {@code Comparing}, never by {@code equals}: what holds itself would not end. One evaluation, one thread.
 */
public sealed interface Py {
    /** As Python names its type. */
    String type();

    /** As {@code if} takes it. */
    default boolean truth() {
        return true;
    }

    /** A {@code str}, see {@link Bytes}, or a {@code unicode}, which is text. */
    record Str(String value, boolean unicode) implements Py {
        public Str(String value) {
            this(value, false);
        }

        @Override
        public String type() {
            return unicode ? "unicode" : "str";
        }

        @Override
        public boolean truth() {
            return !value.isEmpty();
        }

        /** As people read it. */
        public String text() {
            return unicode ? value : Bytes.text(value);
        }
    }

    /** An {@code int}, or a {@code long}: one that was written as such, came from one, or needs more than 64 bits. */
    record Int(BigInteger value, boolean isLong) implements Py {
        public static Int of(long value) {
            return new Int(BigInteger.valueOf(value), false);
        }

        public static Int of(BigInteger value) {
            return new Int(value, value.bitLength() > 63);
        }

        @Override
        public String type() {
            return isLong ? "long" : "int";
        }

        @Override
        public boolean truth() {
            return value.signum() != 0;
        }
    }

    /** A {@code float}. */
    record Real(double value) implements Py {
        @Override
        public String type() {
            return "float";
        }

        @Override
        public boolean truth() {
            return value != 0;
        }
    }

    /** A {@code bool}, which counts as 0 or 1. */
    enum Bool implements Py {
        FALSE,
        TRUE;

        public static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }

        @Override
        public String type() {
            return "bool";
        }

        @Override
        public boolean truth() {
            return this == TRUE;
        }
    }

    /** {@code None}. */
    enum None implements Py {
        NONE;

        @Override
        public String type() {
            return "NoneType";
        }

        @Override
        public boolean truth() {
            return false;
        }
    }

    /** A {@code tuple}. */
    record Tuple(List<Py> items) implements Py {
        @Override
        public String type() {
            return "tuple";
        }

        @Override
        public boolean truth() {
            return !items.isEmpty();
        }
    }

    /** A {@code list}. */
    record Items(ArrayList<Py> items) implements Py {
        @Override
        public String type() {
            return "list";
        }

        @Override
        public boolean truth() {
            return !items.isEmpty();
        }
    }

    /** What Python would make piece by piece, such as an {@code xrange}; here made at once. */
    record Lazy(String type, List<Py> items) implements Py {
        @Override
        public boolean truth() {
            return !type.equals("xrange") || !items.isEmpty();
        }
    }

    /** A {@code dict} by {@code Comparing.key}; unlike Python's it keeps the order in which keys came. */
    record Dict(LinkedHashMap<String, Entry> entries) implements Py {
        /** A key as it was first written, and its value. */
        public record Entry(Py key, Py value) {}

        @Override
        public String type() {
            return "dict";
        }

        @Override
        public boolean truth() {
            return !entries.isEmpty();
        }
    }

    /** A {@code set} by {@code Comparing.key}. */
    record SetOf(LinkedHashMap<String, Py> members) implements Py {
        @Override
        public String type() {
            return "set";
        }

        @Override
        public boolean truth() {
            return !members.isEmpty();
        }
    }

    /** A function of the file; how it runs only the interpreter knows. */
    non-sealed interface Function extends Py {
        @Override
        default String type() {
            return "function";
        }
    }

    /** A function of ours. */
    record Native(String name, Signature signature, Body body) implements Py {
        /** What it does. */
        public interface Body {
            Py call(Args args);
        }

        @Override
        public String type() {
            return "builtin_function_or_method";
        }
    }

    /** A type: callable by its maker, and what {@code type()} and {@code isinstance()} speak of. */
    record Type(String name, Native maker) implements Py {
        @Override
        public String type() {
            return "type";
        }
    }

    /** A class of exceptions. */
    record FailureType(String name) implements Py {
        @Override
        public String type() {
            return "type";
        }
    }

    /** An exception. */
    record Failure(String kind, List<Py> arguments) implements Py {
        @Override
        public String type() {
            return kind;
        }
    }

    /** A value whose inside only the room that makes it knows, such as a compiled regular expression. */
    non-sealed interface Opaque extends Py {}

    /** A module, or something else with members that nothing changes. */
    record Module(String name, Map<String, Py> members) implements Py {
        @Override
        public String type() {
            return "module";
        }
    }
}
