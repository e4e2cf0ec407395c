package dev.xld.api;

/** Every way a request can fail. {@code code} is the JSON-RPC error code, {@code rc} libxl's number for it, as xl prints. */
public enum ErrorKind {
    PARSE_ERROR(-32700, -3),
    INVALID_REQUEST(-32600, -3),
    UNKNOWN_METHOD(-32601, -3),
    INVALID_PARAMETERS(-32602, -6),
    INTERNAL(-32603, -3),
    /** No domain has this name or id. */
    NO_SUCH_DOMAIN(1, -6),
    /** The config has errors; the message holds them all, a line each. */
    BAD_CONFIG(2, -6),
    NAME_IN_USE(3, -3),
    NOT_ENOUGH_MEMORY(4, -5),
    /** A file, bridge, script or program the domain needs is missing or refused. */
    MISSING_RESOURCE(5, -3),
    /** A hotplug script failed. */
    SCRIPT_FAILED(6, -3),
    /** A hypercall or store operation failed. */
    XEN_FAILED(7, -3),
    /** The guest did not answer in time. */
    GUEST_TIMEOUT(8, -8),
    /** The guest has no PV control interface. */
    NO_PARAVIRT(9, -10),
    CANCELLED(10, -22),
    /** The peer may not do this. */
    NOT_PERMITTED(11, -3),
    /** Refused because of the state the domain is in. */
    WRONG_STATE(12, -3),
    /** Neither xld nor this host can do it. */
    UNSUPPORTED(13, -4),
    /** xenstored is away. */
    STORE_UNAVAILABLE(14, -11),
    /** No more requests are taken: the daemon stops, or a limit is reached. */
    BUSY(15, -11),
    /** The domain has no such device. */
    NO_SUCH_DEVICE(16, -6);

    private final int code;
    private final int rc;

    ErrorKind(int code, int rc) {
        this.code = code;
        this.rc = rc;
    }

    public int code() {
        return code;
    }

    public int rc() {
        return rc;
    }
}
