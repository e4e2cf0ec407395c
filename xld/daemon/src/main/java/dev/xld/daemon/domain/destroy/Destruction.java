package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.domain.registry.Facts;
import java.util.Map;
import java.util.UUID;

/**
 * The domain to destroy. It may be gone from Xen already, with only its remains in the store to clear up.
 *
 * @param vmPath where the store keeps its virtual machine; not always that of its uuid, since a preserved domain gets a new one
 */
record Destruction(int domid, UUID uuid, String vmPath, String title) {
    String domainPath() {
        return DomainPaths.domain(domid);
    }

    Map<String, String> facts() {
        return Map.of(Facts.UUID_KEY, uuid.toString(), Facts.DOMID, Integer.toString(domid));
    }
}
