package dev.xld.xen.libxc;

import dev.xld.xen.jna.LibXenPaging;
import dev.xld.xen.jna.LibXenShadow;
import dev.xld.xen.jna.LibXenShadow414;
import dev.xld.xen.release.XenRelease;

/** Sets the size of a guest's paging pool in each release's dialect; before 4.17 it is counted in MiB, here rounded up. */
final class PagingMemory {
    private static final int KIB_PER_MIB = 1024;
    private static final int BYTES_PER_KIB = 1024;

    private PagingMemory() {}

    static void set(Handle handle, XenRelease release, int domid, long kib) {
        String subject = kib + " KiB for domain " + domid;
        long mib = (kib + KIB_PER_MIB - 1) / KIB_PER_MIB;
        int set = LibXenShadow.XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION;
        switch (release.pagingCall()) {
            case MEMPOOL ->
                handle.check(
                        "xc_set_paging_mempool_size",
                        subject,
                        LibXenPaging.xc_set_paging_mempool_size(handle.xch(), domid, kib * BYTES_PER_KIB));
            case SHADOW ->
                handle.check(
                        "xc_shadow_control",
                        subject,
                        LibXenShadow.xc_shadow_control(handle.xch(), domid, set, new int[] {Math.toIntExact(mib)}, 0));
            case SHADOW_414 ->
                handle.check(
                        "xc_shadow_control",
                        subject,
                        LibXenShadow414.xc_shadow_control(handle.xch(), domid, set, 0, 0, new long[] {mib}, 0, 0));
        }
    }
}
