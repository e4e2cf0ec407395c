package dev.xld.xenstore;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@code xenstore.h} and the bit of libc it needs, in C spelling, directly mapped. C {@code bool} is a byte. Opened on first
 * use; the library's major version is 4 since Xen 4.16 and 3.0 before.
 */
@NullUnmarked
final class LibXenstoreC {
    static {
        Native.register(LibXenstoreC.class, library());
        Native.register(C.class, "c");
    }

    private LibXenstoreC() {}

    private static NativeLibrary library() {
        try {
            return NativeLibrary.getInstance("libxenstore.so.4");
        } catch (UnsatisfiedLinkError older) {
            return NativeLibrary.getInstance("libxenstore.so.3.0");
        }
    }

    static native Pointer xs_open(long flags);

    static native void xs_close(Pointer h);

    static native int xs_fileno(Pointer h);

    static native Pointer xs_directory(Pointer h, int t, String path, IntByReference num);

    static native Pointer xs_read(Pointer h, int t, String path, IntByReference len);

    static native byte xs_write(Pointer h, int t, String path, byte[] data, int len);

    static native byte xs_mkdir(Pointer h, int t, String path);

    static native byte xs_rm(Pointer h, int t, String path);

    static native Pointer xs_get_permissions(Pointer h, int t, String path, IntByReference num);

    static native byte xs_set_permissions(Pointer h, int t, String path, Pointer perms, int num_perms);

    static native int xs_transaction_start(Pointer h);

    static native byte xs_transaction_end(Pointer h, int t, byte abort);

    static native byte xs_watch(Pointer h, String path, String token);

    static native byte xs_unwatch(Pointer h, String path, String token);

    static native Pointer xs_check_watch(Pointer h);

    static native byte xs_introduce_domain(Pointer h, int domid, long mfn, int eventchn);

    static native byte xs_release_domain(Pointer h, int domid);

    static native byte xs_is_domain_introduced(Pointer h, int domid);

    /** libc. */
    @NullUnmarked
    static final class C {
        private C() {}

        static native void free(Pointer p);

        /** {@code fds} is an array of struct pollfd: int fd, short events, short revents. */
        static native int poll(Pointer fds, long nfds, int timeout);
    }
}
