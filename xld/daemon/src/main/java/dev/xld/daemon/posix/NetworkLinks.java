package dev.xld.daemon.posix;

import java.io.IOException;
import java.util.Optional;

/**
 * The network interfaces of a host, by name. Failures name the call, the interface and the cause. Implementations are safe
 * for any number of threads.
 */
public interface NetworkLinks {
    boolean exists(String name);

    boolean isBridge(String name);

    /** The device it belongs to, as its bus calls it ({@code vif-3-0}); empty for one without and one that is not there. */
    Optional<String> deviceOf(String name);

    /** Whether {@code name} is a port of {@code bridge}. */
    boolean isPort(String bridge, String name);

    int mtu(String name) throws IOException;

    void setMtu(String name, int mtu) throws IOException;

    void setUp(String name, boolean up) throws IOException;

    /** @param address six bytes */
    void setAddress(String name, byte[] address) throws IOException;

    /** Takes all its IPv4 addresses; those of IPv6 go when it is set down. */
    void dropAddresses(String name) throws IOException;

    /** Renames an interface that is down. */
    void rename(String name, String to) throws IOException;

    void addToBridge(String bridge, String name) throws IOException;

    void removeFromBridge(String bridge, String name) throws IOException;
}
