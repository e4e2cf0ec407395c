package dev.xld.config.xm;

import dev.xld.config.xm.Stmt.Alias;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules a config file may import; of each there is only what can do no harm. One evaluation, one thread. */
final class Modules {
    private final Py.Module os;
    private final Map<String, Py.Module> all;
    private final Map<String, Py> ip;

    Modules(Runtime runtime) {
        this.os = new OsModule(runtime).module();
        this.ip = new IpModule(runtime).members();
        Py.Module ipModule = new Py.Module("xen.util.ip", ip);
        Py.Module util = new Py.Module("xen.util", Map.of("ip", ipModule));
        this.all = Map.ofEntries(
                Map.entry("os", os),
                Map.entry("os.path", (Py.Module) os.members().get("path")),
                Map.entry("sys", new SysModule(runtime).module()),
                Map.entry("re", new ReModule(runtime).module()),
                Map.entry("string", new StringModule(runtime).module()),
                Map.entry("time", new Py.Module("time", Map.of())),
                Map.entry("socket", new HostModules(runtime).socket()),
                Map.entry("platform", new HostModules(runtime).platform()),
                Map.entry("xen", new Py.Module("xen", Map.of("util", util))),
                Map.entry("xen.util", util),
                Map.entry("xen.util.ip", ipModule));
    }

    /** What xm imports before a file's first line. */
    Map<String, Py> predefined() {
        Map<String, Py> names = new LinkedHashMap<>(ip);
        names.put("os", os);
        names.put("sys", module("sys"));
        return names;
    }

    void bind(Stmt.Import statement, Scope scope) {
        Py.Module module = module(statement.module());
        if (statement.alias() != null) {
            scope.set(statement.alias(), module, statement.at());
        } else {
            String first = ImportParser.firstPart(statement.module());
            scope.set(first, module(first), statement.at());
        }
    }

    void bind(Stmt.FromImport statement, Scope scope) {
        Py.Module module = module(statement.module());
        if (statement.names().isEmpty()) {
            if (module.members().isEmpty()) {
                throw refused(module.name());
            }
            module.members().forEach((name, value) -> scope.set(name, value, statement.at()));
        }
        for (Alias alias : statement.names()) {
            scope.set(alias.alias(), member(module, alias), alias.at());
        }
    }

    private static Py member(Py.Module module, Alias alias) {
        try {
            return Attributes.member(module, alias.name());
        } catch (Stop stop) {
            stop.locate(alias.at());
            throw stop;
        }
    }

    private Py.Module module(String name) {
        Py.@Nullable Module module = all.get(name);
        if (module == null && Refused.mayStand(name)) {
            return new Py.Module(name, Map.of());
        }
        if (module == null) {
            throw refused(name);
        }
        return module;
    }

    private static Halt refused(String name) {
        return new Halt("import of " + name + " is refused in config files", Refused.hintForModule(name));
    }

    /** A function of a module. */
    static void put(Map<String, Py> members, String name, int required, Py.Native.Body body, String... parameters) {
        members.put(name, new Py.Native(name, Signature.of(required, parameters), body));
    }
}
