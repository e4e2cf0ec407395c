package dev.xld.config.xm.module;

import dev.xld.config.xm.regex.Regex;
import dev.xld.config.xm.regex.RegexPattern;
import dev.xld.config.xm.regex.RegexWork;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Growing;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Strings;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code re}. One evaluation, one thread. */
final class ReModule {
    private final Runtime runtime;
    private final RegexWork work;

    ReModule(Runtime runtime) {
        this.runtime = runtime;
        this.work = new RegexWork(runtime);
    }

    Py.Module module() {
        Map<String, Py> members = new LinkedHashMap<>();
        flag(members, Regex.IGNORECASE, "I", "IGNORECASE");
        flag(members, Regex.MULTILINE, "M", "MULTILINE");
        flag(members, Regex.DOTALL, "S", "DOTALL");
        members.put("error", new Py.FailureType("error"));
        Modules.put(members, "compile", 1, args -> new RegexPattern(regex(args, 1)), "pattern", "flags");
        Modules.put(
                members,
                "search",
                2,
                args -> work.find(regex(args, 2), args.string(1), false),
                "pattern",
                "string",
                "flags");
        Modules.put(
                members,
                "match",
                2,
                args -> work.find(regex(args, 2), args.string(1), true),
                "pattern",
                "string",
                "flags");
        Modules.put(
                members, "findall", 2, args -> work.all(regex(args, 2), args.string(1)), "pattern", "string", "flags");
        Modules.put(
                members,
                "split",
                2,
                args -> work.split(regex(args, 3), args.string(1), args.number(2, 0)),
                "pattern",
                "string",
                "maxsplit",
                "flags");
        Modules.put(
                members,
                "sub",
                3,
                args -> work.replaced(regex(args, 4), args.get(1), args.string(2), args.number(3, 0)),
                "pattern",
                "repl",
                "string",
                "count",
                "flags");
        Modules.put(members, "escape", 1, args -> escaped(args.string(0)), "string");
        return new Py.Module("re", members);
    }

    private static void flag(Map<String, Py> members, int value, String... names) {
        for (String name : names) {
            members.put(name, Py.Int.of(value));
        }
    }

    private Regex regex(Args args, int flags) {
        if (args.get(0) instanceof RegexPattern pattern) {
            return pattern.regex();
        }
        return new Regex(args.text(0), args.number(flags, 0), runtime.budget());
    }

    /** As {@code re.escape}: a backslash before all but letters and digits. */
    private Py escaped(Py.Str text) {
        Growing escaped = new Growing(runtime.budget());
        text.value().chars().forEach(c -> {
            boolean plain = Strings.isLetter(c) || Strings.isDigit(c);
            escaped.add(plain ? "" : "\\").add((char) c);
        });
        return escaped.done(text.unicode());
    }
}
