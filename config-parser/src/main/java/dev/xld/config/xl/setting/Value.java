package dev.xld.config.xl.setting;

import dev.xld.config.Position;
import java.util.List;

/** The right side of an assignment. Numbers are texts that happen to read as numbers. */
public sealed interface Value {
    Position position();

    /** A string or a number, which are the same to a reader. */
    record Atom(String text, Position position) implements Value {}

    /** A list; elements may be lists. */
    record Items(List<Value> values, Position position) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }
}
