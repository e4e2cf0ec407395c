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
 * @param hotplug who plugs devices into dom0
 * @param hotplugTimeout how long a hotplug script may take
 * @param logLevel what is at least as grave goes to the log
 */
public record XldConf(Path socket, @Nullable String group, Hotplug hotplug, Duration hotplugTimeout, Level logLevel) {
    private static final Set<String> KEYS = Set.of("socket", "group", "hotplug", "hotplug_timeout", "log_level");
    private static final long LONGEST_TIMEOUT_SECONDS = 3600;

    /** Who plugs devices into dom0. */
    public enum Hotplug {
        /** The daemon itself where the script is a stock one it knows. */
        NATIVE,
        /** Always the script. */
        SCRIPT
    }

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
                hotplug(file, conf.string("hotplug").orElse("native")),
                Duration.ofSeconds(timeout),
                level(file, conf.string("log_level").orElse("info")));
    }

    private static Hotplug hotplug(Path file, String word) {
        return switch (word) {
            case "native" -> Hotplug.NATIVE;
            case "script" -> Hotplug.SCRIPT;
            default ->
                throw new InvalidSettingsException(
                        file + ": hotplug is \"" + word + "\"; it must be \"native\" or \"script\"");
        };
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
        return new XldConf(other, group, hotplug, hotplugTimeout, logLevel);
    }
}
