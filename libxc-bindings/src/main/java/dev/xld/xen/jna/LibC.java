package dev.xld.xen.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The C library's part: what libxc's pointers and its errno need. */
public final class LibC {
    public static final short POLLIN = 1;
    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;

    private LibC() {}

    /** {@code al} is the {@code va_list} as x86-64 passes it, a pointer. */
    public static native int vsnprintf(byte[] str, long size, long format, long al);

    /** One {@code struct pollfd}: fd@0, events@4, revents@6. */
    public static native int poll(ByteBuffer fds, long nfds, int timeout);

    public static native void free(long ptr);

    public static native int munmap(long addr, long length);

    /** errno as the last C function this thread called left it; read it before the next call. */
    public static int errno() {
        return Native.getLastError();
    }

    /** The bytes at a C address, which must stay allocated as long as the buffer is used. */
    public static ByteBuffer at(long address, int length) {
        return new Pointer(address).getByteBuffer(0, length).order(ByteOrder.nativeOrder());
    }

    /** Where a direct buffer lies, which must stay reachable as long as C uses the address. */
    public static long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }
}
