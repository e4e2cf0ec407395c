package dev.xld.config.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the passwords (of VNC and SPICE) out of configs in libxl's JSON, for eyes that may see the rest. Pure, any thread. */
public final class Passwords {
    private static final String PASSWORD = "passwd";

    private Passwords() {}

    /** The same without any member that is a password. */
    public static Json.Obj hidden(Json.Obj config) {
        Map<String, Json> members = new LinkedHashMap<>(config.members());
        members.remove(PASSWORD);
        members.replaceAll((name, value) -> hidden(value));
        return new Json.Obj(members);
    }

    private static Json hidden(Json json) {
        if (json instanceof Json.Obj object) {
            return hidden(object);
        }
        return json instanceof Json.Arr array
                ? new Json.Arr(array.items().stream().map(Passwords::hidden).toList())
                : json;
    }
}
