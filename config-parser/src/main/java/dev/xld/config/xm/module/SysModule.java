package dev.xld.config.xm.module;

import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code sys}: the platform's name, an exit, and streams that swallow what is written. One evaluation, one thread. */
final class SysModule {
    private final Runtime runtime;
    private final XmHost host;

    SysModule(Runtime runtime, XmHost host) {
        this.runtime = runtime;
        this.host = host;
    }

    Py.Module module() {
        Map<String, Py> members = new LinkedHashMap<>();
        members.put("platform", new Py.Str(Bytes.of(platform())));
        members.put("maxint", Py.Int.of(Long.MAX_VALUE));
        members.put("byteorder", new Py.Str("little"));
        members.put("stdout", stream("sys.stdout"));
        members.put("stderr", stream("sys.stderr"));
        Modules.put(
                members,
                "exit",
                0,
                args -> {
                    List<Py> arguments = args.optional(0) == null ? List.of() : List.of(args.get(0));
                    Py.Failure exit = new Py.Failure("SystemExit", arguments);
                    throw Raised.byFile(exit, runtime.showing().failure(exit).text());
                },
                "status");
        return new Py.Module("sys", members);
    }

    /** As Python 2 calls it: linux2, or the system with its major version. */
    private String platform() {
        XmHost.Uname uname = host.uname();
        String system = uname.system().toLowerCase(Locale.ROOT);
        String release = uname.release();
        return system.equals("linux") ? "linux2" : system + (release.isEmpty() ? "" : release.substring(0, 1));
    }

    private static Py.Module stream(String name) {
        Map<String, Py> members = new LinkedHashMap<>();
        Modules.put(members, "write", 1, args -> Py.None.NONE, "text");
        Modules.put(members, "flush", 0, args -> Py.None.NONE);
        return new Py.Module(name, members);
    }
}
