package dev.xld.xen.release;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.xld.xen.UnsupportedHostException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCpuid;
import dev.xld.xen.jna.LibXenCpuid414;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.jna.LibXenDumpCore;
import dev.xld.xen.jna.LibXenEvtchn;
import dev.xld.xen.jna.LibXenGuest;
import dev.xld.xen.jna.LibXenGuestNotes;
import dev.xld.xen.jna.LibXenHardware;
import dev.xld.xen.jna.LibXenPaging;
import dev.xld.xen.jna.LibXenShadow;
import dev.xld.xen.jna.LibXenShadow414;
import java.util.Map;

/**
 * Binds the classes of {@code dev.xld.xen.jna} to the shared objects of one release, by exact name: the names without a
 * version belong to development packages, and a guess would pair structs with the wrong functions. A process binds
 * once; a class that is bound stays as it is.
 */
public final class XenLibraries {
    private static final String LIBXENEVTCHN = "libxenevtchn.so.1";
    private static final String LIBC = "libc.so.6";

    private XenLibraries() {}

    /** @throws UnsupportedHostException when a library is missing or lacks a function */
    public static synchronized void load(XenRelease release) {
        bind(LibC.class, LIBC, release);
        bind(LibXenCtrl.class, release.libxenctrl(), release);
        bind(LibXenHardware.class, release.libxenctrl(), release);
        bind(LibXenGuest.class, release.libxenguest(), release);
        bind(LibXenDumpCore.class, release.dumpCoreLibrary(), release);
        bind(release.cpuidTakesItsc() ? LibXenCpuid.class : LibXenCpuid414.class, release.libxenguest(), release);
        if (release.tellsElfNotes()) {
            bind(LibXenGuestNotes.class, release.libxenguest(), release);
        }
        bind(paging(release.pagingCall()), release.libxenctrl(), release);
        bind(LibXenEvtchn.class, LIBXENEVTCHN, release);
    }

    private static Class<?> paging(XenRelease.PagingCall call) {
        return switch (call) {
            case SHADOW_414 -> LibXenShadow414.class;
            case SHADOW -> LibXenShadow.class;
            case MEMPOOL -> LibXenPaging.class;
        };
    }

    static void bind(Class<?> functions, String soname, XenRelease release) {
        if (Native.registered(functions)) {
            return;
        }
        try {
            Native.register(
                    functions, NativeLibrary.getInstance(soname, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
        } catch (UnsatisfiedLinkError e) {
            throw new UnsupportedHostException(
                    "this host runs Xen " + release.version() + ", but its library " + soname
                            + " cannot be used: install the Xen utilities of the same release ("
                            + firstLine(e.getMessage()) + ")",
                    e);
        }
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
    }
}
