package dev.xld.daemon.host;

import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.HashMap;
import java.util.Map;

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

    public DomainSummary[] list(DomainSelection selection) {
        int nodes = hypervisor.physInfo().nrNodes();
        Map<Integer, String> pools = new HashMap<>();
        return lookup.select(selection.domains()).stream()
                .map(info -> new DomainSummary(
                        info.domid(),
                        lookup.nameOf(info.domid()),
                        info.uuid().toString(),
                        (info.totalPages() + info.outstandingPages()) * KIB_PER_PAGE,
                        info.outstandingPages() * KIB_PER_PAGE,
                        info.onlineVcpus(),
                        state(info),
                        info.shutdown() ? info.shutdownCode() : -1,
                        info.cpuTimeNanos(),
                        hypervisor.securityLabel(info.ssidref()).orElse(null),
                        pools.computeIfAbsent(info.cpupool(), this::poolName),
                        CpuList.print(hypervisor.nodeAffinity(info.domid()), nodes)))
                .toArray(DomainSummary[]::new);
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
