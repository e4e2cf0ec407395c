package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.domain.registry.DomainPaths;
import java.util.Map;
import java.util.UUID;

/**
 * The domain to destroy. It may be gone from Xen already, with only its remains in the store to clear up.
 *
 * @param vmPath where the store keeps its virtual machine; not always that of its uuid, since a preserved domain gets a new one
 */
record Destruction(int domid, UUID uuid, String vmPath, String title) {
    static final String UUID_FACT = "uuid";
    static final String DOMID_FACT = "domid";

    String domainPath() {
        return DomainPaths.domain(domid);
    }

    Map<String, String> facts() {
        return Map.of(UUID_FACT, uuid.toString(), DOMID_FACT, Integer.toString(domid));
    }
}
