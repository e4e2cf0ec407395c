package dev.xld.config.xm.regex;

import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of compiled regular expressions and of matches. One evaluation, one thread. */
public final class RegexMethods {
    private final Runtime runtime;
    private final RegexWork work;

    public RegexMethods(Runtime runtime) {
        this.runtime = runtime;
        this.work = new RegexWork(runtime);
    }

    private static Py method(String name, int required, Py.Native.Body body, String... parameters) {
        return new Py.Native(name, Signature.of(required, parameters), body);
    }

    public @Nullable Py find(RegexPattern self, String name) {
        Regex regex = self.regex();
        return switch (name) {
            case "search" -> method(name, 1, args -> work.find(regex, args.string(0), false), "string");
            case "match" -> method(name, 1, args -> work.find(regex, args.string(0), true), "string");
            case "findall" -> method(name, 1, args -> work.all(regex, args.string(0)), "string");
            case "split" ->
                method(name, 1, args -> work.split(regex, args.string(0), args.number(1, 0)), "string", "maxsplit");
            case "sub" ->
                method(
                        name,
                        2,
                        args -> work.replaced(regex, args.get(0), args.string(1), args.number(2, 0)),
                        "repl",
                        "string",
                        "count");
            case "pattern" -> new Py.Str(regex.text());
            default -> null;
        };
    }

    public @Nullable Py find(RegexMatch self, String name) {
        return switch (name) {
            case "group" -> new Py.Native(name, Signature.ANY, args -> groups(self, args));
            case "groups" -> method(name, 0, args -> allGroups(self, args), "default");
            case "groupdict" -> method(name, 0, args -> named(self));
            case "start" -> method(name, 0, args -> bound(self, args, 0), "group");
            case "end" -> method(name, 0, args -> bound(self, args, 1), "group");
            case "span" ->
                method(name, 0, args -> new Py.Tuple(List.of(bound(self, args, 0), bound(self, args, 1))), "group");
            case "string" -> self.text();
            default -> null;
        };
    }

    private Py groups(RegexMatch self, Args args) {
        if (args.size() == 0) {
            return work.group(self, 0);
        }
        runtime.budget().elements(args.size());
        List<Py> groups = new ArrayList<>();
        args.all().forEach(each -> groups.add(work.group(self, work.number(self, each))));
        return groups.size() == 1 ? groups.get(0) : new Py.Tuple(groups);
    }

    private Py allGroups(RegexMatch self, Args args) {
        List<Py> groups = new ArrayList<>();
        runtime.budget().elements(self.regex().groups());
        for (int i = 1; i <= self.regex().groups(); i++) {
            Py group = work.group(self, i);
            Py otherwise = args.optional(0);
            groups.add(group == Py.None.NONE && otherwise != null ? otherwise : group);
        }
        return new Py.Tuple(groups);
    }

    private Py named(RegexMatch self) {
        Py.Dict dict = new Py.Dict(new LinkedHashMap<>());
        self.regex()
                .names()
                .forEach((name, number) -> runtime.subscripts().put(dict, new Py.Str(name), work.group(self, number)));
        return dict;
    }

    private Py bound(RegexMatch self, Args args, int end) {
        int number = args.optional(0) == null ? 0 : work.number(self, args.get(0));
        return Py.Int.of(self.bounds().get(2 * number + end));
    }
}
