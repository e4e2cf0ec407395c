package dev.xld.xen.libxc;

import dev.xld.xen.Errno;
import dev.xld.xen.XenException;

/** Guards the domid: libxc cuts it to 16 bits, so that 65536 would be dom0. */
final class Domid {
    /** {@code DOMID_FIRST_RESERVED} of {@code xen.h}. */
    private static final int FIRST_RESERVED = 0x7FF0;

    private Domid() {}

    static boolean possible(int domid) {
        return domid >= 0 && domid < FIRST_RESERVED;
    }

    /** @throws XenException ESRCH for a number no domain can have */
    static int checked(String function, int domid) {
        if (!possible(domid)) {
            throw new XenException(function, Errno.ESRCH, "no domain can have the id " + domid);
        }
        return domid;
    }
}
