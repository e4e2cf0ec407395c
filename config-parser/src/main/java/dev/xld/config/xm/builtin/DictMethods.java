package dev.xld.config.xm.builtin;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of dicts and sets. One evaluation, one thread. */
final class DictMethods {
    private final Runtime runtime;

    DictMethods(Runtime runtime) {
        this.runtime = runtime;
    }

    @Nullable
    Py find(Py.Dict self, String name) {
        Map<String, Py.Dict.Entry> entries = self.entries();
        return switch (name) {
            case "get" -> method(name, 1, args -> value(entries.get(key(args)), args.optional(1)), "key", "default");
            case "has_key" -> method(name, 1, args -> Py.Bool.of(entries.containsKey(key(args))), "key");
            case "keys", "iterkeys" -> list(name, self, Py.Dict.Entry::key);
            case "values", "itervalues" -> list(name, self, Py.Dict.Entry::value);
            case "items", "iteritems" -> list(name, self, entry -> new Py.Tuple(List.of(entry.key(), entry.value())));
            case "pop" -> method(name, 1, args -> pop(self, args), "key", "default");
            case "setdefault" -> method(name, 1, args -> setDefault(self, args), "key", "default");
            case "update" -> new Py.Native(name, Signature.ANY, args -> update(self, args));
            case "copy" -> method(name, 0, args -> update(new Py.Dict(new LinkedHashMap<>()), self));
            case "clear" ->
                method(name, 0, args -> {
                    entries.clear();
                    return Py.None.NONE;
                });
            default -> null;
        };
    }

    @Nullable
    Py find(Py.SetOf self, String name) {
        return switch (name) {
            case "add" ->
                method(
                        name,
                        1,
                        args -> {
                            add(self, args.get(0));
                            return Py.None.NONE;
                        },
                        "value");
            case "discard" ->
                method(
                        name,
                        1,
                        args -> {
                            self.members().remove(key(args));
                            return Py.None.NONE;
                        },
                        "value");
            default -> null;
        };
    }

    private static Py method(String name, int required, Py.Native.Body body, String... parameters) {
        return new Py.Native(name, Signature.of(required, parameters), body);
    }

    private String key(Args args) {
        return runtime.comparing().key(args.get(0));
    }

    /** What a list of a dict is made of. */
    private interface Part {
        Py of(Py.Dict.Entry entry);
    }

    private Py list(String name, Py.Dict self, Part part) {
        return method(
                name,
                0,
                args -> runtime.sequences()
                        .list(self.entries().values().stream().map(part::of).toList()));
    }

    private static Py value(Py.Dict.@Nullable Entry entry, @Nullable Py otherwise) {
        if (entry != null) {
            return entry.value();
        }
        return otherwise == null ? Py.None.NONE : otherwise;
    }

    private Py pop(Py.Dict self, Args args) {
        Py.Dict.Entry entry = self.entries().remove(key(args));
        if (entry == null && args.optional(1) == null) {
            throw Raised.key(args.get(0), runtime.showing().repr(args.get(0)).text());
        }
        return value(entry, args.optional(1));
    }

    private Py setDefault(Py.Dict self, Args args) {
        Py value = value(self.entries().get(key(args)), args.optional(1));
        runtime.subscripts().put(self, args.get(0), value);
        return value;
    }

    private Py update(Py.Dict self, Args args) {
        args.all().forEach(each -> update(self, each));
        args.named().forEach((name, value) -> runtime.subscripts().put(self, new Py.Str(name), value));
        return Py.None.NONE;
    }

    /** Adds another dict's entries, or pairs; the result is the dict itself. */
    Py.Dict update(Py.Dict self, Py more) {
        if (more instanceof Py.Dict other) {
            List.copyOf(other.entries().values())
                    .forEach(entry -> runtime.subscripts().put(self, entry.key(), entry.value()));
            return self;
        }
        for (Py pair : runtime.sequences().items(more)) {
            List<Py> both = runtime.sequences().items(pair);
            if (both.size() != 2) {
                throw Raised.value("a dict is made of pairs, not of " + both.size() + " values");
            }
            runtime.subscripts().put(self, both.get(0), both.get(1));
        }
        return self;
    }

    void add(Py.SetOf self, Py value) {
        runtime.budget().elements(1);
        self.members().putIfAbsent(runtime.comparing().key(value), value);
    }
}
