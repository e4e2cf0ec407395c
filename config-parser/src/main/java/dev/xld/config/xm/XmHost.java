package dev.xld.config.xm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a config file may ask about its host. The caller decides what is told; no method may throw, whatever the
 * path. Asked in the evaluation's thread.
 */
public interface XmHost {
    /** For checking a file away from its host: a Linux on x86-64 with no files, no addresses and no environment. */
    XmHost UNKNOWN = new XmHost() {
        @Override
        public Uname uname() {
            return new Uname("Linux", "localhost", "unknown", "unknown", "x86_64");
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public FileKind kind(String path) {
            return FileKind.NONE;
        }

        @Override
        public List<Interface> interfaces() {
            return List.of();
        }

        @Override
        public Optional<Route> defaultRoute() {
            return Optional.empty();
        }
    };

    /** What {@code os.uname()} gives. */
    record Uname(String system, String node, String release, String version, String machine) {}

    /** What is at a path, links followed. */
    enum FileKind {
        NONE,
        FILE,
        DIRECTORY,
        OTHER
    }

    /** A network interface with its first IPv4 address; dotted quads. */
    record Interface(String name, String address, String netmask) {}

    /** The way out: a gateway's IPv4 address and the interface it is behind. */
    record Route(String gateway, String device) {}

    Uname uname();

    Map<String, String> environment();

    FileKind kind(String path);

    List<Interface> interfaces();

    Optional<Route> defaultRoute();
}
