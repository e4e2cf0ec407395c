package dev.xld.xen.libxc;

import dev.xld.xen.DomainInfo;
import dev.xld.xen.Errno;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.DomainInfoLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code xc_domain_getinfolist} knows of domains, taken a page of them per call. */
final class DomainList {
    private static final String FUNCTION = "xc_domain_getinfolist";

    /** libxc keeps a one-page buffer at hand; for more it maps memory anew, which costs thrice the hypercall. */
    private static final int LIST_BYTES = 4096;

    private final DomainInfoLayout layout;

    DomainList(DomainInfoLayout layout) {
        this.layout = layout;
    }

    List<DomainInfo> all(Handle handle) {
        List<DomainInfo> domains = new ArrayList<>();
        int max = LIST_BYTES / layout.sizeof();
        int first = 0;
        int found;
        do {
            found = list(handle, first, max, domains);
            first = domains.isEmpty() ? 0 : domains.get(domains.size() - 1).domid() + 1;
        } while (found == max);
        return List.copyOf(domains);
    }

    /** Xen answers with the next domain when there is none of this id. */
    Optional<DomainInfo> find(Handle handle, int domid) {
        List<DomainInfo> found = new ArrayList<>(1);
        list(handle, domid, 1, found);
        return found.stream().filter(domain -> domain.domid() == domid).findFirst();
    }

    /** @throws XenException ESRCH when no domain has this id */
    DomainInfo existing(Handle handle, int domid) {
        return find(handle, domid)
                .orElseThrow(() -> new XenException(FUNCTION, Errno.ESRCH, "no domain has the id " + domid));
    }

    private int list(Handle handle, int first, int max, List<DomainInfo> domains) {
        ByteBuffer entries = handle.scratch(max * layout.sizeof());
        int found = handle.check(FUNCTION, LibXenCtrl.xc_domain_getinfolist(handle.xch(), first, max, entries));
        for (int i = 0; i < found; i++) {
            domains.add(layout.read(
                    entries.slice(i * layout.sizeof(), layout.sizeof()).order(ByteOrder.nativeOrder())));
        }
        return found;
    }
}
