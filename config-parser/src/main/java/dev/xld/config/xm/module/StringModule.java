package dev.xld.config.xm.module;

import dev.xld.config.xm.builtin.SplitMethods;
import dev.xld.config.xm.builtin.StringMethods;
import dev.xld.config.xm.builtin.Types;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Py;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code string}: what the methods of strings do, as functions, and rows of characters. One evaluation, one thread. */
final class StringModule {
    private static final List<String> METHODS = List.of(
            "split",
            "rsplit",
            "strip",
            "lstrip",
            "rstrip",
            "lower",
            "upper",
            "replace",
            "find",
            "rfind",
            "index",
            "rindex",
            "count",
            "zfill",
            "ljust",
            "rjust",
            "center",
            "capitalize");
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Runtime runtime;

    StringModule(Runtime runtime) {
        this.runtime = runtime;
    }

    Py.Module module() {
        StringMethods methods = new StringMethods(runtime);
        Map<String, Py> members = new LinkedHashMap<>();
        for (String name : METHODS) {
            Py method = methods.unbound(name);
            if (method != null) {
                members.put(name, method);
            }
        }
        Py.Native.Body join = args -> {
            Py.Str separator = args.optional(1) == null ? new Py.Str(" ") : args.string(1);
            return new SplitMethods(runtime)
                    .joined(separator, runtime.sequences().items(args.get(0)));
        };
        Modules.put(members, "join", 1, join, "words", "sep");
        Modules.put(members, "joinfields", 1, join, "words", "sep");
        convert(members, "atoi", "int");
        convert(members, "atol", "long");
        convert(members, "atof", "float");
        members.put("digits", new Py.Str("0123456789"));
        members.put("hexdigits", new Py.Str("0123456789abcdefABCDEF"));
        members.put("octdigits", new Py.Str("01234567"));
        members.put("lowercase", new Py.Str(LOWER));
        members.put("uppercase", new Py.Str(UPPER));
        members.put("letters", new Py.Str(LOWER + UPPER));
        members.put("ascii_lowercase", new Py.Str(LOWER));
        members.put("ascii_uppercase", new Py.Str(UPPER));
        members.put("ascii_letters", new Py.Str(LOWER + UPPER));
        members.put("whitespace", new Py.Str("\t\n\u000b\f\r "));
        return new Py.Module("string", members);
    }

    private void convert(Map<String, Py> members, String name, String type) {
        Py maker = new Types(runtime).all().get(type);
        if (maker != null) {
            members.put(name, maker);
        }
    }
}
