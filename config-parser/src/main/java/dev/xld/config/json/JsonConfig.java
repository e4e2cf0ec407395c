package dev.xld.config.json;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.ParseResult;
import dev.xld.config.Position;
import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.List;
import java.util.Optional;

/**
 * libxl's JSON as a language of configs: what {@code xl create -n} prints, what {@code xl list -l} prints of one domain, a
 * userdata file. Never throws for what the text holds. Any thread.
 */
public final class JsonConfig {
    private JsonConfig() {}

    public static ParseResult parse(String source, String text) {
        try {
            return new ParseResult(Optional.of(LibxlJson.config(config(JsonReader.read(text)))), List.of());
        } catch (BadJsonException e) {
            Position place = new Position(source, e.line(), e.column());
            Diagnostic error = new Diagnostic(Severity.ERROR, place, place + ": error: " + e.sentence(), null, 1);
            return new ParseResult(Optional.empty(), List.of(error));
        }
    }

    private static Json.Obj config(Json json) throws BadJsonException {
        if (json instanceof Json.Arr list) {
            if (list.items().size() != 1) {
                throw new BadJsonException("this lists " + list.items().size() + " domains; one is a config");
            }
            return config(list.items().get(0));
        }
        if (!(json instanceof Json.Obj object)) {
            throw new BadJsonException("a domain config must be a JSON object");
        }
        if (object.get("config").orElse(null) instanceof Json.Obj config) {
            return config;
        }
        if (object.get("c_info").isEmpty()) {
            throw new BadJsonException("this object has no c_info, so it is no domain config");
        }
        return object;
    }
}
