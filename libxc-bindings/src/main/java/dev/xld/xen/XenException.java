package dev.xld.xen;

/** A hypercall or libxc call that failed: which function, which errno, and what libxc had to say. */
public class XenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final Errno errno;

    /** @param detail more words on the cause (libxc's own message, a file name), or empty */
    public XenException(String function, Errno errno, String detail) {
        super(function + " failed: " + errno.text() + " (" + errno.name() + ")"
                + (detail.isEmpty() ? "" : ": " + detail));
        this.function = function;
        this.errno = errno;
    }

    public String function() {
        return function;
    }

    public Errno errno() {
        return errno;
    }
}
