package dev.xld.config.xl.device;

import dev.xld.config.ChannelSpec;
import dev.xld.config.ChannelSpec.Connection;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import dev.xld.config.xl.setting.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code channel=["name=N,connection=socket,path=P"]}. One specification, one thread. */
final class ChannelGrammar {
    private final Settings.Item item;
    private final Findings findings;
    private @Nullable String backend;
    private @Nullable String name;
    private @Nullable String path;
    private @Nullable Connection connection;

    private ChannelGrammar(Settings.Item item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    static Optional<ChannelSpec> parse(Settings.Item item, int devid, Findings findings) {
        ChannelGrammar grammar = new ChannelGrammar(item, findings);
        for (String option : Tokens.split(item.text(), ",")) {
            String[] pair = Tokens.pair(option, "=");
            if (pair == null) {
                return grammar.wrong("failed to parse channel configuration: " + option);
            }
            if (!grammar.take(pair[0].strip(), pair[1].strip())) {
                return grammar.wrong("unknown channel connection '" + pair[1].strip() + "'");
            }
        }
        return grammar.finish(devid);
    }

    /** False for a connection there is not. */
    private boolean take(String key, String value) {
        switch (key) {
            case "backend" -> backend = value;
            case "name" -> name = value;
            case "path" -> path = value;
            case "connection" -> {
                connection = value.equals("pty") ? Connection.PTY : value.equals("socket") ? Connection.SOCKET : null;
                return connection != null;
            }
            default -> findings.warn(item.position(), "unknown channel parameter '" + key + "', ignoring");
        }
        return true;
    }

    private Optional<ChannelSpec> finish(int devid) {
        if (connection == null) {
            return wrong("channel has unknown 'connection'");
        }
        if (connection == Connection.SOCKET && path == null) {
            return wrong("channel connection 'socket' requires path=..");
        }
        return Optional.of(
                new ChannelSpec(backend, devid, name, connection, connection == Connection.PTY ? null : path));
    }

    private Optional<ChannelSpec> wrong(String complaint) {
        findings.error(item.position(), complaint);
        return Optional.empty();
    }
}
