package dev.xld.config.json;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.DomainConfig;
import dev.xld.config.ParseResult;
import dev.xld.config.Position;
import dev.xld.config.json.JsonReader.BadJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * libxl's JSON as a language of configs: what {@code xl create -n} prints, what {@code xl list -l} prints, a userdata file, of any
 * release since Xen 4.2. Of several guests each is looked at, and the first is the config. Never throws for what the text holds.
 * Any thread.
 */
public final class JsonConfig {
    private JsonConfig() {}

    public static ParseResult parse(String source, String text) {
        List<Diagnostic> findings = new ArrayList<>();
        try {
            List<Json> guests = guests(JsonReader.read(text));
            List<DomainConfig> configs = new ArrayList<>();
            for (Json guest : guests) {
                configs.add(LibxlJson.config(EarlierJson.renewed(config(guest))));
            }
            if (configs.size() > 1) {
                Position place = new Position(source, 1, 1);
                String message = place + ": warning: of the " + configs.size() + " guests in this file only the first, "
                        + configs.get(0).name() + ", is taken; write each into a file of its own";
                findings.add(new Diagnostic(Severity.WARNING, place, message, null, 0));
            }
            return new ParseResult(Optional.of(configs.get(0)), findings);
        } catch (BadJsonException e) {
            Position place = new Position(source, e.line(), e.column());
            findings.add(new Diagnostic(Severity.ERROR, place, place + ": error: " + e.sentence(), null, 1));
            return new ParseResult(Optional.empty(), findings);
        }
    }

    /** The domains of a list but Domain-0; also that, where it is the only one. */
    private static List<Json> guests(Json json) throws BadJsonException {
        if (!(json instanceof Json.Arr list)) {
            return List.of(json);
        }
        if (list.items().isEmpty()) {
            throw new BadJsonException("this lists no domains; one is a config");
        }
        List<Json> guests = list.items().stream()
                .filter(item -> !(item instanceof Json.Obj domain
                        && domain.number("domid").equals(Optional.of(0L))))
                .toList();
        return guests.isEmpty() ? list.items() : guests;
    }

    private static Json.Obj config(Json json) throws BadJsonException {
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
