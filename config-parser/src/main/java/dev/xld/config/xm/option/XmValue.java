package dev.xld.config.xm.option;

import dev.xld.config.xm.value.FloatText;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/** The value of an option: what xm took from a file. Immutable. */
public sealed interface XmValue {
    /** As Python's {@code str()} writes it, which is what xm did with values that had to be strings. */
    String text();

    /** A string. */
    record Text(String text) implements XmValue {}

    /** A whole number. */
    record Whole(BigInteger value) implements XmValue {
        @Override
        public String text() {
            return value.toString();
        }
    }

    /** A number with a point. */
    record Real(double value) implements XmValue {
        @Override
        public String text() {
            return FloatText.str(value);
        }
    }

    /** A list; elements may be lists, which tuples in a list are too. */
    record Items(List<XmValue> values) implements XmValue {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.stream().map(XmValue::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
