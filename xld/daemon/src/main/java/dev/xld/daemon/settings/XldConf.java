package dev.xld.daemon.settings;

import dev.xld.config.xl.ConfFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * /etc/xen/xld.conf.
 *
 * @param socket where the daemon listens
 * @param group whose members may use the socket besides root; null for root alone
 * @param hotplugTimeout how long a hotplug script may take
 * @param logLevel what is at least as grave goes to the log
 */
public record XldConf(Path socket, @Nullable String group, Duration hotplugTimeout, Level logLevel) {
    private static final Set<String> KEYS = Set.of("socket", "group", "hotplug_timeout", "log_level");
    private static final long LONGEST_TIMEOUT_SECONDS = 3600;

    /** Reads the file; {@code warnings} gets what is odd but harmless. */
    public static XldConf read(Path file, List<String> warnings) {
        ConfFile conf = SettingsFile.open(file, KEYS, warnings);
        long timeout = conf.number("hotplug_timeout").orElse(40L);
        if (timeout < 1 || timeout > LONGEST_TIMEOUT_SECONDS) {
            throw new InvalidSettingsException(file + ": hotplug_timeout is " + timeout + "; it must be 1 to "
                    + LONGEST_TIMEOUT_SECONDS + " seconds");
        }
        return new XldConf(
                Path.of(conf.string("socket").orElse("/run/xld/xld.sock")),
                conf.string("group").orElse(null),
                Duration.ofSeconds(timeout),
                level(file, conf.string("log_level").orElse("info")));
    }

    private static Level level(Path file, String word) {
        return switch (word) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            default ->
                throw new InvalidSettingsException(file + ": log_level is \"" + word
                        + "\"; it must be \"error\", \"warn\", \"info\" or \"debug\"");
        };
    }

    public XldConf withSocket(Path other) {
        return new XldConf(other, group, hotplugTimeout, logLevel);
    }
}
