package dev.xld.daemon.wire;

/** Who is at the other end of a connection, as the kernel says (SO_PEERCRED). */
public record Peer(String user, String group) {
    @Override
    public String toString() {
        return user;
    }
}
