package dev.xld.config.xm.module;

import dev.xld.config.xm.XmHost;
import dev.xld.config.xm.XmHost.Interface;
import dev.xld.config.xm.XmHost.Route;
import dev.xld.config.xm.runtime.Runtime;
import dev.xld.config.xm.value.Args;
import dev.xld.config.xm.value.Bytes;
import dev.xld.config.xm.value.Py;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Strings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The functions of {@code xen.util.ip}: the host's IPv4 addresses and arithmetic on them. What the host does not know is None.
 * One evaluation, one thread.
 */
final class IpModule {
    private final Runtime runtime;
    private final XmHost host;

    IpModule(Runtime runtime, XmHost host) {
        this.runtime = runtime;
        this.host = host;
    }

    Map<String, Py> members() {
        Map<String, Py> members = new LinkedHashMap<>();
        Modules.put(members, "get_current_ipaddr", 0, args -> ofInterface(args, Interface::address), "dev");
        Modules.put(members, "get_current_ipmask", 0, args -> ofInterface(args, Interface::netmask), "dev");
        Modules.put(members, "get_current_ipgw", 0, args -> gateway(args), "dev");
        Modules.put(members, "get_defaultroute", 0, args -> {
            Optional<Route> route = host.defaultRoute();
            return runtime.sequences()
                    .list(List.of(string(route.map(Route::gateway)), string(route.map(Route::device))));
        });
        Modules.put(
                members,
                "add_offset_to_ip",
                1,
                args -> {
                    long sum = quad(args, 0) + args.number(1, 1);
                    return new Py.Str(
                            (sum >> 24 & 255) + "." + (sum >> 16 & 255) + "." + (sum >> 8 & 255) + "." + (sum & 255));
                },
                "ip",
                "off");
        Modules.put(
                members,
                "check_subnet",
                3,
                args -> {
                    long mask = quad(args, 2);
                    return Py.Bool.of((quad(args, 0) & mask) == (quad(args, 1) & mask));
                },
                "ip",
                "network",
                "netmask");
        return members;
    }

    private static Py string(Optional<String> text) {
        return text.<Py>map(known -> new Py.Str(Bytes.of(known))).orElse(Py.None.NONE);
    }

    private Py ofInterface(Args args, Function<Interface, String> fact) {
        String device = args.text(0, "eth0");
        return string(host.interfaces().stream()
                .filter(each -> each.name().equals(device))
                .findFirst()
                .map(fact));
    }

    private Py gateway(Args args) {
        String device = args.text(0, "eth0");
        return string(host.defaultRoute()
                .filter(route -> route.device().equals(device))
                .map(Route::gateway));
    }

    /** A dotted quad as a number. */
    private static long quad(Args args, int index) {
        if (args.get(index) == Py.None.NONE) {
            throw Raised.of(
                    "TypeError", args.function() + "() got None for an address", "this host has no such address");
        }
        String text = args.text(index);
        String[] parts = text.split("\\.", -1);
        long value = 0;
        for (String part : parts) {
            boolean byteLike = parts.length == 4 && part.length() < 4 && !part.isEmpty();
            if (!byteLike || !part.chars().allMatch(Strings::isDigit) || Integer.parseInt(part) > 255) {
                String shown = text.length() > 64 ? text.substring(0, 64) + "..." : text;
                throw Raised.of("ValueError", "'" + shown + "' is no IPv4 address", "write it as 192.0.2.1");
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }
}
