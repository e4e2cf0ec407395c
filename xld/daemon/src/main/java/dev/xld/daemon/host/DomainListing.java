package dev.xld.daemon.host;

import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code xl list}: one hypercall for all domains, the names from the store. Any thread may call. */
public final class DomainListing {
    private static final int KIB_PER_PAGE = 4;
    private static final String REASONS = "-rscwS";

    private final Hypervisor hypervisor;
    private final XenStore store;
    private final DomainLookup lookup;

    public DomainListing(Hypervisor hypervisor, XenStore store, DomainLookup lookup) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.lookup = lookup;
    }

    /** A domain that goes meanwhile is left out. */
    public DomainSummary[] list(DomainSelection selection) {
        int nodes = hypervisor.physInfo().nrNodes();
        Map<Integer, String> pools = new HashMap<>();
        List<DomainSummary> rows = new ArrayList<>();
        List<DomainInfo> selected = lookup.select(selection.domains());
        Map<Integer, String> names = lookup.namesOf(selected);
        for (DomainInfo info : selected) {
            lookup.unlessGone(info.domid(), () -> hypervisor.nodeAffinity(info.domid()))
                    .map(affinity -> row(
                            info,
                            names.get(info.domid()),
                            pools.computeIfAbsent(info.cpupool(), this::poolName),
                            CpuList.print(affinity, nodes)))
                    .ifPresent(rows::add);
        }
        return rows.toArray(DomainSummary[]::new);
    }

    private DomainSummary row(DomainInfo info, @Nullable String name, String pool, String nodes) {
        return new DomainSummary(
                info.domid(),
                name,
                info.uuid().toString(),
                (info.totalPages() + info.outstandingPages()) * KIB_PER_PAGE,
                info.outstandingPages() * KIB_PER_PAGE,
                info.onlineVcpus(),
                state(info),
                info.shutdown() ? info.shutdownCode() : -1,
                info.cpuTimeNanos(),
                hypervisor.securityLabel(info.ssidref()).orElse(null),
                pool,
                nodes);
    }

    private String poolName(int pool) {
        return store.read("/local/pool/" + pool + "/name").orElse("Pool-" + pool);
    }

    /** The State column: running, blocked, paused, shutdown, the reason of the shutdown, dying. */
    static String state(DomainInfo info) {
        return "" + (info.running() ? 'r' : '-')
                + (info.blocked() ? 'b' : '-')
                + (info.paused() ? 'p' : '-')
                + (info.shutdown() ? 's' : '-')
                + (info.shutdown() ? reason(info.shutdownCode()) : '-')
                + (info.dying() ? 'd' : '-');
    }

    private static char reason(int code) {
        return code >= 0 && code < REASONS.length() ? REASONS.charAt(code) : '?';
    }
}
