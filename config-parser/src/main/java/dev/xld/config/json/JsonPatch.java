package dev.xld.config.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes one JSON object of another, as JSON Merge Patch (RFC 7396) writes it: members that differ with their new value, null
 * for members that are gone, arrays whole. Members that are null themselves cannot be told from those that are gone; libxl's
 * trees have none. Languages with fewer words than libxl's carry the rest of a config as one. Pure functions, any thread.
 */
public final class JsonPatch {
    private JsonPatch() {}

    /** The patch that {@link #apply} makes {@code to} of {@code from} with; empty where they are equal. */
    public static Json.Obj between(Json.Obj from, Json.Obj to) {
        Map<String, Json> changes = new LinkedHashMap<>();
        from.members().forEach((name, before) -> {
            Json after = to.members().get(name);
            if (after == null) {
                changes.put(name, new Json.Null());
            } else if (!after.equals(before)) {
                changes.put(name, before instanceof Json.Obj b && after instanceof Json.Obj a ? between(b, a) : after);
            }
        });
        to.members().forEach((name, after) -> {
            if (!from.members().containsKey(name)) {
                changes.put(name, after);
            }
        });
        return new Json.Obj(changes);
    }

    /** The object with the patch's changes; other members stay, each in its place. */
    public static Json.Obj apply(Json.Obj to, Json.Obj patch) {
        Map<String, Json> members = new LinkedHashMap<>(to.members());
        patch.members().forEach((name, change) -> {
            if (change instanceof Json.Null) {
                members.remove(name);
            } else if (change instanceof Json.Obj changes) {
                members.put(name, apply(to.object(name), changes));
            } else {
                members.put(name, change);
            }
        });
        return new Json.Obj(members);
    }
}
