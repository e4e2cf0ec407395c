package dev.xld.xen;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Event channels of this domain, through {@code /dev/xen/evtchn}. Ports are local port numbers. Every failing call throws
 * {@link XenException}.
 *
 * <p>Thread rule: one thread owns it, makes all calls and closes it; another thread may at most {@link #notify(int)}.
 */
public interface EventChannels extends AutoCloseable {
    /** Reserves a local port that {@code domid} may bind to; answers the port. */
    int bindUnbound(int domid);

    /**
     * Connects a new local port to {@code remotePort} of {@code domid}; answers the local port. Xen signals the
     * new port once by itself, for what may have been missed.
     */
    int bindInterdomain(int domid, int remotePort);

    /** Signals the other end of the port. */
    void notify(int port);

    /** Waits for a signal; answers its port, which stays masked until {@link #unmask}; empty when none came in time. */
    OptionalInt pending(Duration timeout);

    /** Lets the port signal again; call it before looking at what the signal was for. */
    void unmask(int port);

    void unbind(int port);

    /** Unbinds every port and lets go of the device. */
    @Override
    void close();
}
