package dev.xld.daemon.domain.memory;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.xen.DomainInfo;
import dev.xld.xenstore.StoreAccess;

/**
 * Dom0's {@code memory/target} and {@code memory/static-max}. Nobody writes them at boot: whoever needs them first fills them
 * in with what Xen says, as libxl does. Stateless.
 */
public final class Dom0MemoryNodes {
    private static final int PAGE_KIB = 4;

    private Dom0MemoryNodes() {}

    /** Fills in what is missing. {@code store} is best a transaction. */
    public static void fill(StoreAccess store, DomainInfo dom0) {
        fill(store, "target", dom0.totalPages() * PAGE_KIB);
        fill(store, "static-max", dom0.maxPages() * PAGE_KIB);
    }

    private static void fill(StoreAccess store, String key, long kib) {
        String path = DomainPaths.domain(0) + "/memory/" + key;
        if (store.read(path).isEmpty()) {
            store.write(path, Long.toString(kib));
        }
    }
}
