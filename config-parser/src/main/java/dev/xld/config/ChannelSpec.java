package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A named console that connects the guest with a program on the host ({@code channel=[...]}).
 *
 * @param connection how the host's end looks
 * @param path of the socket; null for a pty
 */
public record ChannelSpec(
        @Nullable String backendDomname,
        @Nullable Integer devid,
        @Nullable String name,
        Connection connection,
        @Nullable String path)
        implements NumberedSpec<ChannelSpec> {
    /** The host's end. */
    public enum Connection {
        PTY,
        SOCKET
    }

    @Override
    public ChannelSpec numbered(int number) {
        return new ChannelSpec(backendDomname, number, name, connection, path);
    }
}
