package dev.xld.config.sxp.domain;

import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.SxpText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form as it is put together: null, an empty text and a number beyond its range leave no element. One form, one thread. */
final class Out {
    private final List<Sxp> elements = new ArrayList<>();

    Out(String name) {
        elements.add(Sxp.atom(name));
    }

    Out add(Sxp element) {
        elements.add(element);
        return this;
    }

    Out text(String key, @Nullable String value) {
        return value == null || value.isEmpty() ? this : always(key, value);
    }

    /** The element even where the text is empty, as xend writes some. */
    Out always(String key, @Nullable String value) {
        return add(Sxp.form(key, atom(value == null ? "" : value)));
    }

    Out number(String key, @Nullable Number value, long least, long most) {
        if (value == null || value.longValue() < least || value.longValue() > most) {
            return this;
        }
        return add(Sxp.form(key, Sxp.atom(value.longValue())));
    }

    Out flag(String key, @Nullable Boolean value) {
        return value == null ? this : add(Sxp.form(key, Sxp.atom(value ? 1 : 0)));
    }

    /** Text as it is once it was bytes in a file. */
    static Sxp.Atom atom(String text) {
        return Sxp.atom(SxpText.decode(SxpText.encode(text)));
    }

    Sxp.Form build() {
        return Sxp.form(elements);
    }
}
