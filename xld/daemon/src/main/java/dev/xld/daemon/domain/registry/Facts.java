package dev.xld.daemon.domain.registry;

import dev.xld.daemon.plan.JournalEntry;
import java.util.Optional;
import java.util.UUID;

/** The keys under which the journal keeps what identifies a domain. Stateless. */
public final class Facts {
    public static final String UUID_KEY = "uuid";
    public static final String DOMID = "domid";
    public static final String NAME = "name";

    private Facts() {}

    /** Empty while Xen had not answered with an id. */
    public static Optional<Integer> domid(JournalEntry entry) {
        return entry.fact(DOMID).map(Integer::parseInt);
    }

    public static UUID uuid(JournalEntry entry) {
        return entry.fact(UUID_KEY)
                .map(UUID::fromString)
                .orElseThrow(() -> new IllegalArgumentException("the journal entry has no uuid"));
    }
}
