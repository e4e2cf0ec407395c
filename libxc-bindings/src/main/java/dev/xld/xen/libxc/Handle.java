package dev.xld.xen.libxc;

import dev.xld.xen.Errno;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One open {@code xc_interface} with its log. One thread at a time; {@link Handles} sees to that. */
final class Handle implements AutoCloseable {
    private final LogTap log = new LogTap();
    private final long xch;
    private ByteBuffer scratch = ByteBuffer.allocateDirect(0);

    Handle(int openFlags) {
        xch = LibXenCtrl.xc_interface_open(log.address(), log.buildAddress(), openFlags);
        if (xch == 0) {
            throw failure("xc_interface_open", "", Errno.of(LibC.errno()));
        }
    }

    /** The {@code xc_interface *}. */
    long xch() {
        return xch;
    }

    LogTap log() {
        return log;
    }

    /** Room of at least this many bytes, overwritten by the next user of the handle. */
    ByteBuffer scratch(int bytes) {
        if (scratch.capacity() < bytes) {
            scratch = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return scratch;
    }

    /** Passes a result on; throws when it is negative. Must come straight after the call: errno does not wait. */
    int check(String function, int result) {
        return check(function, "", result);
    }

    /** As above; {@code subject} says what the call was about: a domain, a file. */
    int check(String function, String subject, int result) {
        if (result >= 0) {
            return result;
        }
        throw failure(function, subject, Errno.of(LibC.errno()));
    }

    /** As {@link #check}, for functions that answer -1 with errno, or minus an errno value. */
    int checkNegated(String function, String subject, int result) {
        if (result >= 0) {
            return result;
        }
        Errno errno = Errno.of(LibC.errno());
        throw failure(function, subject, result < -1 ? Errno.of(-result) : errno);
    }

    /** Passes a pointer on; throws when it is NULL. */
    long checkPointer(String function, long result) {
        if (result != 0) {
            return result;
        }
        throw failure(function, "", Errno.of(LibC.errno()));
    }

    /** The exception for a failed call, with what libxc said meanwhile. */
    XenException failure(String function, String subject, Errno errno) {
        String said = log.text();
        String separator = subject.isEmpty() || said.isEmpty() ? "" : ": ";
        return new XenException(function, errno, subject + separator + said);
    }

    @Override
    public void close() {
        LibXenCtrl.xc_interface_close(xch);
    }
}
