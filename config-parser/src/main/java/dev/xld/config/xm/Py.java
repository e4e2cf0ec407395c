package dev.xld.config.xm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of Python 2 that a config file can hold. Lists, dicts and sets change, all else does not. They are compared by
 * {@link Comparing}, never by {@code equals}: what holds itself would not end. One evaluation, one thread.
 */
sealed interface Py {
    /** As Python names its type. */
    String type();

    /** As {@code if} takes it. */
    default boolean truth() {
        return true;
    }

    /** A {@code str}, see {@link Bytes}, or a {@code unicode}, which is text. */
    record Str(String value, boolean unicode) implements Py {
        Str(String value) {
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
        String text() {
            return unicode ? value : Bytes.text(value);
        }
    }

    /** An {@code int}, or a {@code long}: one that was written as such, came from one, or needs more than 64 bits. */
    record Int(BigInteger value, boolean isLong) implements Py {
        static Int of(long value) {
            return new Int(BigInteger.valueOf(value), false);
        }

        static Int of(BigInteger value) {
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

        static Bool of(boolean value) {
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

    /** A {@code dict} by {@link Comparing#key}; unlike Python's it keeps the order in which keys came. */
    record Dict(LinkedHashMap<String, Entry> entries) implements Py {
        /** A key as it was first written, and its value. */
        record Entry(Py key, Py value) {}

        @Override
        public String type() {
            return "dict";
        }

        @Override
        public boolean truth() {
            return !entries.isEmpty();
        }
    }

    /** A {@code set} by {@link Comparing#key}. */
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

    /** A function of the file, with its defaults, the last of them for its last parameter, and what is around it. */
    record Function(Code code, List<Py> defaults, Scope around) implements Py {
        @Override
        public String type() {
            return "function";
        }
    }

    /** A function of ours. */
    record Native(String name, Signature signature, Body body) implements Py {
        /** What it does. */
        interface Body {
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

    /** A compiled regular expression. */
    record Pattern(Regex regex) implements Py {
        @Override
        public String type() {
            return "re.pattern";
        }
    }

    /** Where a regular expression fits; bounds as {@link RegexSearch} gives them. */
    record Match(Regex regex, Str text, List<Integer> bounds) implements Py {
        @Override
        public String type() {
            return "re.match";
        }
    }

    /** A module, or something else with members that nothing changes. */
    record Module(String name, Map<String, Py> members) implements Py {
        @Override
        public String type() {
            return "module";
        }
    }
}
