package dev.xld.config.xm.module;

import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.builtin.Refused;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules a config file may import; of each there is only what can do no harm. One evaluation, one thread. */
public final class Modules {
    private final Py.Module os;
    private final Map<String, Py.Module> all;
    private final Map<String, Py> ip;

    public Modules(Runtime runtime, XmHost host) {
        this.os = new OsModule(runtime, host).module();
        this.ip = new IpModule(runtime, host).members();
        Py.Module ipModule = new Py.Module("xen.util.ip", ip);
        Py.Module util = new Py.Module("xen.util", Map.of("ip", ipModule));
        this.all = Map.ofEntries(
                Map.entry("os", os),
                Map.entry("os.path", (Py.Module) os.members().get("path")),
                Map.entry("sys", new SysModule(runtime, host).module()),
                Map.entry("re", new ReModule(runtime).module()),
                Map.entry("string", new StringModule(runtime).module()),
                Map.entry("time", new Py.Module("time", Map.of())),
                Map.entry("socket", new HostModules(host).socket()),
                Map.entry("platform", new HostModules(host).platform()),
                Map.entry("xen", new Py.Module("xen", Map.of("util", util))),
                Map.entry("xen.util", util),
                Map.entry("xen.util.ip", ipModule));
    }

    /** What xm imports before a file's first line. */
    public Map<String, Py> predefined() {
        Map<String, Py> names = new LinkedHashMap<>(ip);
        names.put("os", os);
        names.put("sys", module("sys"));
        return names;
    }

    /** A module by its whole name. */
    public Py.Module module(String name) {
        Py.@Nullable Module module = all.get(name);
        if (module == null && Refused.mayStand(name)) {
            return new Py.Module(name, Map.of());
        }
        if (module == null) {
            throw Refused.module(name);
        }
        return module;
    }

    /** A function of a module. */
    public static void put(
            Map<String, Py> members, String name, int required, Py.Native.Body body, String... parameters) {
        members.put(name, new Py.Native(name, Signature.of(required, parameters), body));
    }
}
