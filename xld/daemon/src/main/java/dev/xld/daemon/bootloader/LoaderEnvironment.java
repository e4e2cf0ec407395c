package dev.xld.daemon.bootloader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment of a boot loader: the daemon's, but for what is the daemon's own, and TERM. Stateless. */
final class LoaderEnvironment {
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final List<String> DAEMONS_OWN =
            List.of("NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS", "JAVA_TOOL_OPTIONS");

    private LoaderEnvironment() {}

    static Map<String, String> of(Map<String, String> daemons) {
        Map<String, String> environment = new HashMap<>(daemons);
        DAEMONS_OWN.forEach(environment::remove);
        environment.put("PATH", path(daemons));
        environment.put("TERM", "vt100");
        return environment;
    }

    static String path(Map<String, String> daemons) {
        return daemons.getOrDefault("PATH", USUAL_PATH);
    }
}
