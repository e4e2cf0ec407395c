package dev.xld.daemon.domain.registry;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of domains. A name is taken while a living domain, of whatever toolstack, has it in the store, or while a
 * request has reserved it: of two requests for one name at most one gets it. Any thread may call.
 */
public final class DomainNames {
    private final Hypervisor hypervisor;
    private final XenStore store;
    private final KnownNames known;
    private final Set<String> reserved = new HashSet<>();

    public DomainNames(Hypervisor hypervisor, XenStore store) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.known = new KnownNames(store);
    }

    /** The name of a domain; empty for one that has none (yet, or no longer). */
    public Optional<String> nameOf(int domid) {
        return store.read(DomainPaths.name(domid)).filter(name -> !name.isEmpty());
    }

    /** The names of many domains by their domid, asked for at once; without those that have none. */
    public Map<Integer, String> namesOf(List<DomainInfo> domains) {
        List<Optional<String>> read = store.readAll(
                domains.stream().map(info -> DomainPaths.name(info.domid())).toList());
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < domains.size(); i++) {
            String name = read.get(i).orElse("");
            if (!name.isEmpty()) {
                names.put(domains.get(i).domid(), name);
            }
        }
        return names;
    }

    /** For sentences: {@code domain "web1" (domid 3)}, or {@code domain 3} where it has no name. */
    public String describe(int domid) {
        return nameOf(domid)
                .map(name -> "domain \"" + name + "\" (domid " + domid + ")")
                .orElse("domain " + domid);
    }

    /** The living domain of this name; a dying one no longer owns its name. */
    public Optional<Integer> find(String name) {
        List<DomainInfo> living = living();
        Optional<Integer> owner = known.owner(name, living).filter(domid -> has(domid, name));
        if (owner.isPresent()) {
            return owner;
        }
        Map<Integer, String> names = namesOf(living);
        return living.stream()
                .map(DomainInfo::domid)
                .filter(domid -> name.equals(names.get(domid)))
                .findFirst();
    }

    private List<DomainInfo> living() {
        return hypervisor.domains().stream().filter(info -> !info.dying()).toList();
    }

    private boolean has(int domid, String name) {
        return nameOf(domid).filter(name::equals).isPresent();
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
            owner = known.owner(name, living()).filter(domid -> has(domid, name));
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

    /** To be told of a new name that was just written for a domain, before that name is released. */
    public void renamed(int domid) {
        known.renamed(domid);
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
