package dev.xld.daemon.domain.registry;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names of domains. A name is taken while a living domain, of whatever toolstack, has it in the store, or while a
 * request has reserved it: of two requests for one name at most one gets it. Any thread may call.
 */
public final class DomainNames {
    private final Hypervisor hypervisor;
    private final XenStore store;
    private final Set<String> reserved = new HashSet<>();

    public DomainNames(Hypervisor hypervisor, XenStore store) {
        this.hypervisor = hypervisor;
        this.store = store;
    }

    /** The name of a domain; empty for one that has none (yet, or no longer). */
    public Optional<String> nameOf(int domid) {
        return store.read(DomainPaths.name(domid)).filter(name -> !name.isEmpty());
    }

    /** For sentences: {@code domain "web1" (domid 3)}, or {@code domain 3} where it has no name. */
    public String describe(int domid) {
        return nameOf(domid)
                .map(name -> "domain \"" + name + "\" (domid " + domid + ")")
                .orElse("domain " + domid);
    }

    /** The living domain of this name; a dying one no longer owns its name. */
    public Optional<Integer> find(String name) {
        for (DomainInfo info : hypervisor.domains()) {
            if (!info.dying() && nameOf(info.domid()).filter(name::equals).isPresent()) {
                return Optional.of(info.domid());
            }
        }
        return Optional.empty();
    }

    /**
     * Holds a name until {@link #release}.
     *
     * @throws ApiException {@link ErrorKind#NAME_IN_USE} with the domain that has it
     */
    public void reserve(String name) {
        check(name);
        synchronized (reserved) {
            if (!reserved.add(name)) {
                throw new ApiException(
                        ErrorKind.NAME_IN_USE,
                        "Domain with name \"" + name + "\" is being created by another request.");
            }
        }
        Optional<Integer> owner = Optional.empty();
        boolean looked = false;
        try {
            owner = find(name);
            looked = true;
        } finally {
            if (!looked || owner.isPresent()) {
                release(name);
            }
        }
        if (owner.isPresent()) {
            throw new ApiException(
                    ErrorKind.NAME_IN_USE,
                    "Domain with name \"" + name + "\" already exists: it has domid " + owner.get() + ".");
        }
    }

    public void release(String name) {
        synchronized (reserved) {
            reserved.remove(name);
        }
    }

    private static void check(String name) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new ApiException(
                    ErrorKind.INVALID_PARAMETERS,
                    "A domain name must have at least one character and no control characters.");
        }
    }
}
