package dev.xld.config.json;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members put in order with libxl's rule that a default is left out: null here, zero where {@code nonZero} says so. */
final class Fields {
    private final Map<String, Json> members = new LinkedHashMap<>();

    Fields string(String key, @Nullable String value) {
        return value == null ? this : put(key, new Json.Str(value));
    }

    /** libxl_defbool. */
    Fields bool(String key, @Nullable Boolean value) {
        return value == null ? this : put(key, defbool(value));
    }

    Fields number(String key, @Nullable Long bits) {
        return bits == null ? this : put(key, Json.Num.ofUnsigned(bits));
    }

    Fields integer(String key, @Nullable Integer value) {
        return value == null ? this : put(key, Json.Num.of(value));
    }

    /** An int whose default is zero. */
    Fields nonZero(String key, @Nullable Integer value) {
        return value == null || value == 0 ? this : integer(key, value);
    }

    /** An int whose default is -1, as libxl_sched_params has it. */
    Fields nonMinusOne(String key, @Nullable Integer value) {
        return value == null || value == -1 ? this : integer(key, value);
    }

    /** An uint32 whose default is zero. */
    Fields nonZeroUnsigned(String key, @Nullable Integer value) {
        return value == null || value == 0 ? this : put(key, Json.Num.of(Integer.toUnsignedLong(value)));
    }

    Fields bitmap(String key, @Nullable BitSet bits) {
        return bits == null || bits.isEmpty() ? this : put(key, bitmap(bits));
    }

    Fields strings(String key, List<String> strings) {
        return strings.isEmpty() ? this : put(key, Json.Arr.ofStrings(strings));
    }

    /** An array, left out when empty. */
    Fields array(String key, List<Json> items) {
        return items.isEmpty() ? this : put(key, new Json.Arr(items));
    }

    Fields put(String key, @Nullable Json value) {
        if (value != null) {
            members.put(key, value);
        }
        return this;
    }

    /** All members of an object, in its order. */
    Fields members(Json.Obj from) {
        members.putAll(from.members());
        return this;
    }

    Json.Obj build() {
        return new Json.Obj(members);
    }

    static Json defbool(boolean value) {
        return new Json.Str(value ? "True" : "False");
    }

    static Json bitmap(BitSet bits) {
        return new Json.Arr(
                bits.stream().mapToObj(bit -> (Json) Json.Num.of(bit)).toList());
    }
}
