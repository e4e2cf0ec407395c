package dev.xld.xen.libxc;

import dev.xld.xen.Errno;
import dev.xld.xen.EventChannels;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenEvtchn;
import dev.xld.xen.release.RunningXen;
import dev.xld.xen.release.XenLibraries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.OptionalInt;

/** {@link EventChannels} on libxenevtchn. Waits in {@code poll(2)}, so that no thread is ever stuck in the library. */
public final class LibEventChannels implements EventChannels {
    private static final int POLLFD_SIZE = 8;
    private static final int POLLFD_EVENTS = 4;

    private final LogTap log = new LogTap();
    private final long xce;
    private boolean closed;

    private LibEventChannels() {
        xce = LibXenEvtchn.xenevtchn_open(log.address(), 0);
        if (xce == 0) {
            throw failure("xenevtchn_open");
        }
    }

    /** @throws XenException when {@code /dev/xen/evtchn} cannot be opened */
    public static LibEventChannels open() {
        XenLibraries.load(RunningXen.release());
        return new LibEventChannels();
    }

    @Override
    public int bindUnbound(int domid) {
        return check("xenevtchn_bind_unbound_port", LibXenEvtchn.xenevtchn_bind_unbound_port(xce, domid));
    }

    @Override
    public int bindInterdomain(int domid, int remotePort) {
        return check("xenevtchn_bind_interdomain", LibXenEvtchn.xenevtchn_bind_interdomain(xce, domid, remotePort));
    }

    @Override
    public void notify(int port) {
        check("xenevtchn_notify", LibXenEvtchn.xenevtchn_notify(xce, port));
    }

    @Override
    public OptionalInt pending(Duration timeout) {
        ByteBuffer fds = ByteBuffer.allocate(POLLFD_SIZE).order(ByteOrder.nativeOrder());
        fds.putInt(0, LibXenEvtchn.xenevtchn_fd(xce));
        fds.putShort(POLLFD_EVENTS, LibC.POLLIN);
        int millis = Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        int ready = LibC.poll(fds, 1, millis);
        if (ready < 0 && LibC.errno() != Errno.EINTR.number()) {
            throw failure("poll");
        }
        return ready <= 0
                ? OptionalInt.empty()
                : OptionalInt.of(check("xenevtchn_pending", LibXenEvtchn.xenevtchn_pending(xce)));
    }

    @Override
    public void unmask(int port) {
        check("xenevtchn_unmask", LibXenEvtchn.xenevtchn_unmask(xce, port));
    }

    @Override
    public void unbind(int port) {
        check("xenevtchn_unbind", LibXenEvtchn.xenevtchn_unbind(xce, port));
    }

    private int check(String function, int result) {
        if (result < 0) {
            throw failure(function);
        }
        return result;
    }

    private XenException failure(String function) {
        int errno = LibC.errno();
        return new XenException(function, Errno.of(errno), log.text());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            LibXenEvtchn.xenevtchn_close(xce);
        }
    }
}
