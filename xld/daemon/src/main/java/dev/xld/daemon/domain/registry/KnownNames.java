package dev.xld.daemon.domain.registry;

import dev.xld.xen.DomainInfo;
import dev.xld.xenstore.Watch;
import dev.xld.xenstore.XenStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of the living domains as last read; each is read again only after the store said that it changed, so that looking for a
 * name among many domains costs no request for each. A change that the store has not announced yet is not seen: who finds an
 * owner here asks the store once more. Used by {@link DomainNames} alone, from any thread.
 */
final class KnownNames {
    private final XenStore store;
    private final Map<Integer, Entry> entries = new HashMap<>();

    KnownNames(XenStore store) {
        this.store = store;
    }

    /** One domain's name: empty until it was read, after a change, and while the domain has none. */
    private static final class Entry {
        private final Watch watch;
        private String name = "";
        private int changes;

        Entry(XenStore store, int domid) {
            watch = store.watch(DomainPaths.name(domid), path -> changed());
        }

        synchronized void changed() {
            changes++;
            name = "";
        }

        synchronized int changes() {
            return changes;
        }

        /** Keeps what was read unless it may be older than a change. */
        synchronized void read(String value, int changesBefore) {
            if (changes == changesBefore) {
                name = value;
            }
        }

        synchronized String name() {
            return name;
        }
    }

    /** The domid of the first of {@code living} that has this name. */
    synchronized Optional<Integer> owner(String name, List<DomainInfo> living) {
        List<Integer> domids = living.stream().map(DomainInfo::domid).toList();
        forgetAllBut(Set.copyOf(domids));
        domids.forEach(domid -> entries.computeIfAbsent(domid, key -> new Entry(store, domid)));
        Map<Integer, String> now = readAgain(
                domids.stream().filter(domid -> entry(domid).name().isEmpty()).toList());
        return domids.stream()
                .filter(domid ->
                        name.equals(now.getOrDefault(domid, entry(domid).name())))
                .findFirst();
    }

    /** For who has just given a domain a new name, and does not wait for the store to say so. */
    synchronized void renamed(int domid) {
        Entry entry = entries.get(domid);
        if (entry != null) {
            entry.changed();
        }
    }

    private Entry entry(int domid) {
        return Objects.requireNonNull(entries.get(domid));
    }

    private Map<Integer, String> readAgain(List<Integer> domids) {
        List<Integer> changes =
                domids.stream().map(domid -> entry(domid).changes()).toList();
        List<Optional<String>> values =
                store.readAll(domids.stream().map(DomainPaths::name).toList());
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < domids.size(); i++) {
            String value = values.get(i).orElse("");
            entry(domids.get(i)).read(value, changes.get(i));
            names.put(domids.get(i), value);
        }
        return names;
    }

    private void forgetAllBut(Set<Integer> domids) {
        Set<Integer> gone = entries.keySet().stream()
                .filter(domid -> !domids.contains(domid))
                .collect(Collectors.toSet());
        for (int domid : gone) {
            entries.remove(domid).watch.close();
        }
    }
}
