package dev.xld.xen.jna;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;

/**
 * {@code struct xentoollog_logger} of {@code xentoollog.h}: three function pointers, of which progress and destroy may be
 * NULL. C keeps its address, so whoever hands that on keeps this object as long.
 */
public final class XenToolLogger {
    public static final int XTL_WARN = 7;
    public static final int XTL_ERROR = 8;

    private static final int SIZE = 24;
    private static final int OFFSET_VMESSAGE = 0;

    private final Memory struct = new Memory(SIZE);

    /** Held, not used: C reaches it through {@link #struct}. */
    @SuppressWarnings("unused")
    private final vmessage vmessage;

    /** Called by C on the thread that called C; must not throw. {@code context} and {@code format} are C strings. */
    @FunctionalInterface
    public interface vmessage extends Callback {
        void invoke(long logger, int level, int errnoval, long context, long format, long al);
    }

    public XenToolLogger(vmessage vmessage) {
        this.vmessage = vmessage;
        struct.clear();
        struct.setPointer(OFFSET_VMESSAGE, CallbackReference.getFunctionPointer(vmessage));
    }

    public long address() {
        return com.sun.jna.Pointer.nativeValue(struct);
    }
}
