package dev.xld.api;

import java.util.List;

/**
 * The first line on every connection, a notification named {@code hello}.
 *
 * @param protocol changes only when old clients can no longer talk to the daemon
 * @param extensions named additions a client may test for
 */
public record Hello(int protocol, String version, String xen, List<String> extensions) {}
