package dev.xld.daemon.domain.registry;

import java.util.UUID;

/** The three places of a domain in the store. Stateless. */
public final class DomainPaths {
    private DomainPaths() {}

    /** What the guest sees of itself. */
    public static String domain(int domid) {
        return "/local/domain/" + domid;
    }

    /** The toolstack's own, closed to the guest. */
    public static String libxl(int domid) {
        return "/libxl/" + domid;
    }

    /** Facts of the virtual machine, which outlives a domid. */
    public static String vm(UUID uuid) {
        return "/vm/" + uuid;
    }

    public static String name(int domid) {
        return domain(domid) + "/name";
    }
}
