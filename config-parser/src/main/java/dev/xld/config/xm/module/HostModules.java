package dev.xld.config.xm.module;

import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Py;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Of {@code socket} and {@code platform} what {@code os.uname} tells as well. One evaluation, one thread. */
final class HostModules {
    private final XmHost host;

    HostModules(XmHost host) {
        this.host = host;
    }

    Py.Module socket() {
        Map<String, Py> members = new LinkedHashMap<>();
        put(members, "gethostname", XmHost.Uname::node);
        put(members, "getfqdn", XmHost.Uname::node);
        return new Py.Module("socket", members);
    }

    Py.Module platform() {
        Map<String, Py> members = new LinkedHashMap<>();
        put(members, "machine", XmHost.Uname::machine);
        put(members, "node", XmHost.Uname::node);
        put(members, "release", XmHost.Uname::release);
        put(members, "system", XmHost.Uname::system);
        put(members, "version", XmHost.Uname::version);
        return new Py.Module("platform", members);
    }

    private void put(Map<String, Py> members, String name, Function<XmHost.Uname, String> part) {
        Modules.put(members, name, 0, args -> new Py.Str(Bytes.of(part.apply(host.uname()))));
    }
}
