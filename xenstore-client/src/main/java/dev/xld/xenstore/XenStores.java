package dev.xld.xenstore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens the store of this host, by the rules and environment variables of libxenstore. */
public final class XenStores {
    private XenStores() {}

    /** The socket where there is one, else the kernel's device through libxenstore. */
    public static XenStore open(Map<String, String> environment) {
        Path socket = socket(environment);
        if (Files.exists(socket) && !Files.isRegularFile(socket) || !Files.exists(Path.of("/dev/xen/xenbus"))) {
            return new WireXenStore(socket);
        }
        return new LibXenStore();
    }

    /** Where xenstored listens: XENSTORED_PATH, or {@code socket} in XENSTORED_RUNDIR. */
    public static Path socket(Map<String, String> environment) {
        String whole = environment.get("XENSTORED_PATH");
        return whole != null
                ? Path.of(whole)
                : Path.of(environment.getOrDefault("XENSTORED_RUNDIR", "/run/xenstored"), "socket");
    }
}
