package dev.xld.config.xm.builtin;

import dev.xld.config.xm.regex.RegexMatch;
import dev.xld.config.xm.regex.RegexMethods;
import dev.xld.config.xm.regex.RegexPattern;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code value.name}: methods and members. One evaluation, one thread. */
public final class Attributes {
    private final Budget budget;
    private final StringMethods strings;
    private final ListMethods lists;
    private final DictMethods dicts;
    private final RegexMethods regexes;

    public Attributes(Runtime runtime) {
        this.budget = runtime.budget();
        this.strings = new StringMethods(runtime);
        this.lists = new ListMethods(runtime);
        this.dicts = new DictMethods(runtime);
        this.regexes = new RegexMethods(runtime);
    }

    public Py get(Py of, String name) {
        Py found = find(of, name);
        if (found == null) {
            throw Raised.of(
                    "AttributeError",
                    "'" + of.type() + "' object has no attribute '" + name + "'",
                    "correct the name after the point");
        }
        return found;
    }

    private @Nullable Py find(Py of, String name) {
        if (of instanceof Py.Str text) {
            return reading(text, strings.find(text, name));
        } else if (of instanceof Py.Items list) {
            return lists.find(list, name);
        } else if (of instanceof Py.Tuple tuple) {
            return lists.search(tuple.items(), name);
        } else if (of instanceof Py.Dict dict) {
            return dicts.find(dict, name);
        } else if (of instanceof Py.SetOf set) {
            return dicts.find(set, name);
        } else if (of instanceof Py.Failure failure) {
            return failure(failure, name);
        } else if (of instanceof Py.Module module) {
            return member(module, name);
        } else if (of instanceof RegexPattern pattern) {
            return regexes.find(pattern, name);
        } else if (of instanceof RegexMatch match) {
            return regexes.find(match, name);
        } else if (of instanceof Py.Type type) {
            return type.name().equals("str") ? strings.unbound(name) : null;
        }
        return null;
    }

    /** A method that pays for each look at its string. */
    private @Nullable Py reading(Py.Str text, @Nullable Py found) {
        if (!(found instanceof Py.Native method)) {
            return found;
        }
        return new Py.Native(method.name(), method.signature(), args -> {
            budget.reading(text);
            return method.body().call(args);
        });
    }

    private static @Nullable Py failure(Py.Failure failure, String name) {
        return switch (name) {
            case "args" -> new Py.Tuple(failure.arguments());
            case "message" ->
                failure.arguments().size() == 1 ? failure.arguments().get(0) : new Py.Str("");
            default -> null;
        };
    }

    /** A member of a module; what it has not is refused. */
    public static Py member(Py.Module module, String name) {
        Py member = module.members().get(name);
        if (member == null) {
            List<String> there = module.members().keySet().stream().sorted().toList();
            throw new Halt(
                    module.name() + "." + name + " is refused in config files",
                    there.isEmpty()
                            ? Refused.hintForModule(module.name())
                            : "of " + module.name() + " there is " + String.join(", ", there));
        }
        return member;
    }
}
