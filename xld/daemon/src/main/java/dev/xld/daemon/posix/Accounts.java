package dev.xld.daemon.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.OptionalLong;

/** The accounts of this host, as its name service knows them. Safe for any number of threads. */
public final class Accounts {
    private Accounts() {}

    /** The uid of an account; empty where there is none of the name. getpwnam(3) answers in memory of its own, hence the lock. */
    public static synchronized OptionalLong uid(String name) {
        Pointer passwd = LibC.getpwnam(name);
        if (passwd == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Integer.toUnsignedLong(passwd.getInt(2L * Native.POINTER_SIZE)));
    }
}
