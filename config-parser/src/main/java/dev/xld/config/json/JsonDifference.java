package dev.xld.config.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two JSON objects differ, for people: a line a place, such as {@code b_info.max_vcpus: 2, not 4}. Pure functions, any thread. */
public final class JsonDifference {
    private JsonDifference() {}

    /** The places at which {@code other} is not as {@code wanted}, in the order of the latter; none where they are equal. */
    public static List<String> between(Json.Obj wanted, Json.Obj other) {
        List<String> places = new ArrayList<>();
        compare("", wanted, other, places);
        return places;
    }

    private static void compare(String path, Json.Obj wanted, Json.Obj other, List<String> places) {
        Set<String> names = new LinkedHashSet<>(wanted.members().keySet());
        names.addAll(other.members().keySet());
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, value(wanted, name), value(other, name), places);
        }
    }

    private static Json value(Json.Obj object, String name) {
        return object.get(name).orElse(new Json.Null());
    }

    private static void compare(String path, Json wanted, Json other, List<String> places) {
        if (wanted.equals(other)) {
            return;
        }
        if (wanted instanceof Json.Obj w && other instanceof Json.Obj o) {
            compare(path, w, o, places);
        } else if (wanted instanceof Json.Arr w
                && other instanceof Json.Arr o
                && w.items().size() == o.items().size()) {
            for (int i = 0; i < w.items().size(); i++) {
                compare(path + "[" + i + "]", w.items().get(i), o.items().get(i), places);
            }
        } else {
            places.add(path + ": " + shown(wanted) + ", not " + shown(other));
        }
    }

    private static String shown(Json value) {
        return value instanceof Json.Null ? "nothing" : JsonPrinter.line(value);
    }
}
