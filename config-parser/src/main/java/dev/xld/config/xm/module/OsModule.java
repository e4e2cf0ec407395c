package dev.xld.config.xm.module;

import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.XmHost.FileKind;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Signature;
import dev.xld.config.xm.value.Strings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code os} and {@code os.path}, as far as they only ask. One evaluation, one thread. */
final class OsModule {
    private final Runtime runtime;
    private final XmHost host;

    OsModule(Runtime runtime, XmHost host) {
        this.runtime = runtime;
        this.host = host;
    }

    Py.Module module() {
        Map<String, Py> members = new LinkedHashMap<>();
        Py.Dict environment = new Py.Dict(new LinkedHashMap<>());
        host.environment().forEach((name, value) -> runtime.subscripts().put(environment, string(name), string(value)));
        members.put("environ", environment);
        members.put("name", string("posix"));
        members.put("sep", string("/"));
        members.put("linesep", string("\n"));
        members.put("path", path());
        members.put("error", new Py.FailureType("OSError"));
        Modules.put(members, "uname", 0, args -> uname());
        Modules.put(
                members,
                "getenv",
                1,
                args -> {
                    Py otherwise = args.optional(1) == null ? Py.None.NONE : args.get(1);
                    Py.Dict.Entry entry =
                            environment.entries().get(runtime.comparing().key(args.get(0)));
                    return entry == null ? otherwise : entry.value();
                },
                "key",
                "default");
        return new Py.Module("os", members);
    }

    private static Py.Str string(String text) {
        return new Py.Str(Bytes.of(text));
    }

    private Py uname() {
        XmHost.Uname uname = host.uname();
        runtime.budget().elements(5);
        return new Py.Tuple(List.of(
                string(uname.system()),
                string(uname.node()),
                string(uname.release()),
                string(uname.version()),
                string(uname.machine())));
    }

    private Py.Module path() {
        Map<String, Py> members = new LinkedHashMap<>();
        members.put("sep", string("/"));
        Modules.put(members, "exists", 1, args -> Py.Bool.of(kind(args) != FileKind.NONE), "path");
        Modules.put(members, "isfile", 1, args -> Py.Bool.of(kind(args) == FileKind.FILE), "path");
        Modules.put(members, "isdir", 1, args -> Py.Bool.of(kind(args) == FileKind.DIRECTORY), "path");
        Modules.put(members, "isabs", 1, args -> Py.Bool.of(args.text(0).startsWith("/")), "path");
        Modules.put(members, "basename", 1, args -> text(args, base(args.text(0))), "path");
        Modules.put(members, "dirname", 1, args -> text(args, directory(args.text(0))), "path");
        Modules.put(members, "split", 1, args -> pair(args, directory(args.text(0)), base(args.text(0))), "path");
        Modules.put(members, "splitext", 1, args -> extension(args), "path");
        members.put("join", new Py.Native("join", Signature.ANY, this::join));
        return new Py.Module("os.path", members);
    }

    private FileKind kind(Args args) {
        runtime.budget().steps(16);
        String path = args.string(0).text();
        return path.indexOf('\0') >= 0 || path.isEmpty() ? FileKind.NONE : host.kind(path);
    }

    private Py.Str text(Args args, String text) {
        return runtime.budget().text(text, args.string(0).unicode());
    }

    private Py pair(Args args, String first, String second) {
        return new Py.Tuple(List.of(text(args, first), text(args, second)));
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Up to the last slash, which is left out unless there is nothing else. */
    private static String directory(String path) {
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        String stripped = Strings.strip(head, "/", false, true);
        return stripped.isEmpty() ? head : stripped;
    }

    private Py extension(Args args) {
        String path = args.text(0);
        String base = base(path);
        String dots = Strings.strip(base, ".", true, false);
        int dot = dots.lastIndexOf('.');
        int at = dot < 0 ? path.length() : path.length() - dots.length() + dot;
        return pair(args, path.substring(0, at), path.substring(at));
    }

    private Py join(Args args) {
        Py.Str joined = args.string(0);
        for (int i = 1; i < args.size(); i++) {
            Py.Str part = args.string(i);
            String before = joined.value();
            String slash = before.isEmpty() || before.endsWith("/") ? "" : "/";
            String text = part.value().startsWith("/") ? part.value() : before + slash + part.value();
            joined = runtime.budget().text(text, Strings.unicode(joined, part));
        }
        return joined;
    }
}
