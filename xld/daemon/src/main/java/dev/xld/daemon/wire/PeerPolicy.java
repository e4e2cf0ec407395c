package dev.xld.daemon.wire;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what: root and members of the configured group everything, anybody else what changes nothing, and
 * no passwords, if the socket's mode lets them come at all. Asked for every request. Safe for any number of threads.
 */
public final class PeerPolicy {
    private final @Nullable String group;
    private final Path groups;

    /** {@code groups} is {@code /etc/group}; {@code group} is null where root alone may change things. */
    public PeerPolicy(@Nullable String group, Path groups) {
        this.group = group;
        this.groups = groups;
    }

    void check(Peer peer, Method method) {
        if (method.changing() && !trusts(peer)) {
            throw new ApiException(
                    ErrorKind.NOT_PERMITTED,
                    "user " + peer.user() + " may not " + method.wireName() + ": only root"
                            + (group == null ? "" : " and members of group " + group) + " may");
        }
    }

    /** Whether this peer may change things and see passwords. */
    boolean trusts(Peer peer) {
        return peer.root() || group != null && (peer.group().equals(group) || isMember(peer.user(), group));
    }

    private boolean isMember(String user, String wanted) {
        try {
            for (String line : Files.readAllLines(groups)) {
                String[] fields = line.split(":", -1);
                if (fields.length == 4 && fields[0].equals(wanted)) {
                    return List.of(fields[3].split(",", -1)).contains(user);
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
