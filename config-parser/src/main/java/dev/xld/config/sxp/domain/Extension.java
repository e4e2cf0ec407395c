package dev.xld.config.sxp.domain;

import dev.xld.config.DomainConfig;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPatch;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.JsonReader;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.sxp.BadSxpException;
import dev.xld.config.sxp.Sxp;
import java.util.Optional;

/**
 * {@code (xld (json PATCH))} at the end of a domain: what xend has no words for, as a patch of libxl's JSON. xend passes over it. A
 * list of devices in it replaces the one that xend's words give.
 */
final class Extension {
    static final String KEY = "xld";

    private static final String JSON = "json";
    private static final String HINT = "remove this (xld ...), and give what it said in an xl config";

    private Extension() {}

    /** The element that makes one config of another; none where they are the same. */
    static Optional<Sxp> write(DomainConfig plain, DomainConfig config) {
        Json.Obj patch = JsonPatch.between(LibxlJson.tree(plain), LibxlJson.tree(config));
        return patch.members().isEmpty()
                ? Optional.empty()
                : Optional.of(Sxp.form(KEY, Sxp.form(JSON, Sxp.atom(JsonPrinter.line(patch)))));
    }

    /** The config with an element's changes. */
    static DomainConfig apply(Sxp extension, DomainConfig plain) throws BadSxpException {
        Sxp.Atom text = extension
                .childValue(JSON)
                .filter(Sxp.Atom.class::isInstance)
                .map(Sxp.Atom.class::cast)
                .orElseThrow(() -> new BadSxpException(extension.position(), "this (xld ...) has no json", HINT));
        try {
            if (JsonReader.read(text.text()) instanceof Json.Obj patch) {
                return LibxlJson.config(JsonPatch.apply(LibxlJson.tree(plain), patch));
            }
            throw new BadSxpException(text.position(), "the json of (xld ...) is no object", HINT);
        } catch (BadJsonException e) {
            throw new BadSxpException(text.position(), "the json of (xld ...) is no config: " + e.getMessage(), HINT);
        }
    }
}
