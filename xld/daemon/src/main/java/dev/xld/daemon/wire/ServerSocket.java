package dev.xld.daemon.wire;

import dev.xld.daemon.posix.Umask;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.jspecify.annotations.Nullable;

/** Makes the socket file: mode 0660, owned by root and the configured group, at no moment open to more. Stateless. */
public final class ServerSocket {
    private static final int NOT_FOR_OTHERS = 0117;

    private ServerSocket() {}

    /**
     * Binds, in place of a socket left by a daemon that died. The caller holds the lock that says that it died.
     *
     * @param group null for root alone
     */
    public static ServerSocketChannel bind(Path path, @Nullable String group) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (Umask strict = Umask.set(NOT_FOR_OTHERS)) {
            Files.deleteIfExists(path);
            server.bind(UnixDomainSocketAddress.of(path));
            if (group != null) {
                give(path, group);
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on " + path + ": " + e.getMessage(), e);
        }
    }

    private static void give(Path file, String group) throws IOException {
        try {
            Files.getFileAttributeView(file, PosixFileAttributeView.class)
                    .setGroup(
                            file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException("there is no group " + group + ", which xld.conf names", e);
        }
    }
}
