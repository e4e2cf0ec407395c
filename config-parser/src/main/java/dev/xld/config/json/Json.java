package dev.xld.config.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. Members keep their order, numbers their spelling. Immutable. */
public sealed interface Json {

    /** Members in order. */
    record Obj(Map<String, Json> members) implements Json {
        public static final Obj EMPTY = new Obj(Map.of());

        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String key) {
            return Optional.ofNullable(members.get(key));
        }

        /** The member as an object; an empty one where it is not given or something else. */
        public Obj object(String key) {
            return members.get(key) instanceof Obj o ? o : EMPTY;
        }

        /** The member as an array; empty where it is not given or something else. */
        public List<Json> array(String key) {
            return members.get(key) instanceof Arr a ? a.items() : List.of();
        }

        public Optional<String> string(String key) {
            return members.get(key) instanceof Str s ? Optional.of(s.value()) : Optional.empty();
        }

        /** A whole number of 64 bits with or without sign, as its bits. */
        public Optional<Long> number(String key) {
            return members.get(key) instanceof Num n ? n.bits() : Optional.empty();
        }
    }

    /** Items in order. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }

        public static Arr ofStrings(List<String> strings) {
            List<Json> items = new ArrayList<>();
            strings.forEach(s -> items.add(new Str(s)));
            return new Arr(items);
        }
    }

    /** Text without escapes. */
    record Str(String value) implements Json {}

    /** A number as it was spelled. */
    record Num(String text) implements Json {
        public static Num of(long value) {
            return new Num(Long.toString(value));
        }

        public static Num ofUnsigned(long bits) {
            return new Num(Long.toUnsignedString(bits));
        }

        Optional<Long> bits() {
            try {
                boolean negative = text.startsWith("-");
                return Optional.of(negative ? Long.parseLong(text) : Long.parseUnsignedLong(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** true or false; libxl's own tri-state booleans are {@link Str}. */
    record Bool(boolean value) implements Json {}

    /** null. */
    record Null() implements Json {}
}
