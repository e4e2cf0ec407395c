package dev.xld.daemon.qemu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where qemu and what belongs to it are on this host, and how long it may take.
 *
 * @param programs where distributions have the program, the first that is there counts
 * @param runDirectory of the monitor sockets, spelled as libxl spells it: tools look for it in {@code /proc/PID/cmdline}
 * @param startBound from the start of the process until it serves
 * @param politely how long it may take to end when asked
 */
public record QemuPlaces(
        List<Path> programs, Path runDirectory, Path logDirectory, Duration startBound, Duration politely) {
    /** libxl's LIBXL_DEVICE_MODEL_START_TIMEOUT. */
    private static final Duration START_BOUND = Duration.ofSeconds(60);

    private static final Duration POLITELY = Duration.ofSeconds(10);

    public QemuPlaces {
        programs = List.copyOf(programs);
    }

    /** @param release Xen's, {@code 4.17} */
    public static QemuPlaces usual(String release) {
        return new QemuPlaces(
                List.of(
                        Path.of("/usr/libexec/xen-qemu-system-i386"),
                        Path.of("/usr/lib/xen-" + release + "/bin/qemu-system-i386"),
                        Path.of("/usr/lib/xen/bin/qemu-system-i386"),
                        Path.of("/usr/local/lib/xen/bin/qemu-system-i386"),
                        Path.of("/usr/bin/qemu-system-i386")),
                Path.of("/var/run/xen"),
                Path.of("/var/log/xen"),
                START_BOUND,
                POLITELY);
    }

    /** @param override the config's own program; null for the stock one */
    Path program(@Nullable String override) {
        if (override != null) {
            return Path.of(override);
        }
        return programs.stream().filter(Files::isExecutable).findFirst().orElse(programs.get(0));
    }

    Path monitor(int domid) {
        return runDirectory.resolve("qmp-libxl-" + domid);
    }
}
