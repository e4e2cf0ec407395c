package dev.xld.xen.jna;

/**
 * libxenevtchn, {@code xenevtchn.h}; a stable interface, the same in every release. {@code xce} is the
 * {@code xenevtchn_handle *}. Functions answer -1 with errno set on failure.
 */
public final class LibXenEvtchn {
    private LibXenEvtchn() {}

    /** NULL on failure. */
    public static native long xenevtchn_open(long logger, int flags);

    public static native int xenevtchn_close(long xce);

    public static native int xenevtchn_fd(long xce);

    public static native int xenevtchn_notify(long xce, int port);

    public static native int xenevtchn_bind_unbound_port(long xce, int domid);

    public static native int xenevtchn_bind_interdomain(long xce, int domid, int remote_port);

    public static native int xenevtchn_unbind(long xce, int port);

    public static native int xenevtchn_pending(long xce);

    public static native int xenevtchn_unmask(long xce, int port);
}
