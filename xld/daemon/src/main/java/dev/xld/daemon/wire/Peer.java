package dev.xld.daemon.wire;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Who is at the other end of a connection, as the kernel says (SO_PEERCRED).
 *
 * @param root whether the uid is 0, whatever name that has here
 */
public record Peer(String user, String group, boolean root) {
    /** Asks the kernel and, for the names, the user database, which may take its time. */
    static Peer of(SocketChannel client) throws IOException {
        UnixDomainPrincipal principal = client.getOption(ExtendedSocketOptions.SO_PEERCRED);
        UserPrincipal root =
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("0");
        return new Peer(
                principal.user().getName(),
                principal.group().getName(),
                principal.user().equals(root));
    }

    @Override
    public String toString() {
        return user;
    }
}
