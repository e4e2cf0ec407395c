package dev.xld.daemon.domain.memory;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.domain.registry.DomainPaths;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes room for a domain by lowering dom0's memory target, and waits while dom0 follows. Called with {@link GlobalLock}
 * held, so never by two requests at once.
 */
public final class Dom0Balloon {
    private static final Logger LOG = LoggerFactory.getLogger(Dom0Balloon.class);
    private static final long SMALLEST_DOM0_KIB = 131072;
    private static final long PAGE_KIB = 4;
    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(10);
    private static final Duration ALTOGETHER = Duration.ofSeconds(30);

    private final Hypervisor hypervisor;
    private final XenStore store;
    private final MemoryLedger ledger;

    public Dom0Balloon(Hypervisor hypervisor, XenStore store, MemoryLedger ledger) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * Returns when {@code kib} are free.
     *
     * @throws ApiException {@link ErrorKind#NOT_ENOUGH_MEMORY} when dom0 cannot or does not give enough within 30 s
     */
    public void makeRoom(String what, long kib, Task task) {
        long deadline = System.nanoTime() + ALTOGETHER.toNanos();
        while (ledger.freeKib() < kib) {
            long free = ledger.freeKib();
            if (System.nanoTime() > deadline || !lowerTarget(kib - free) || !follows(kib, task)) {
                throw MemoryLedger.notEnough(what, kib, ledger.freeKib());
            }
        }
    }

    private boolean lowerTarget(long byKib) {
        DomainInfo dom0 = hypervisor.domain(0).orElseThrow();
        return store.transact(tx -> {
            Dom0MemoryNodes.fill(tx, dom0);
            String memory = DomainPaths.domain(0) + "/memory";
            long target = Long.parseLong(tx.read(memory + "/target").orElseThrow());
            long wanted = target - byKib;
            if (wanted < SMALLEST_DOM0_KIB) {
                return false;
            }
            tx.write(memory + "/target", Long.toString(wanted));
            tx.write(DomainPaths.vm(dom0.uuid()) + "/memory", Long.toString(wanted / 1024));
            LOG.info("lowering dom0's memory target from {} to {} KiB", target, wanted);
            return true;
        });
    }

    /** Whether room was made, or dom0 reached its target, before it stood still for too long. */
    private boolean follows(long kib, Task task) {
        long[] best = {current()};
        long[] since = {System.nanoTime()};
        long target = store.read(DomainPaths.domain(0) + "/memory/target")
                .map(Long::parseLong)
                .orElse(0L);
        boolean[] stuck = {false};
        Waits.polling(ALTOGETHER, task, () -> {
            long now = current();
            if (now < best[0]) {
                best[0] = now;
                since[0] = System.nanoTime();
            }
            stuck[0] = System.nanoTime() - since[0] > WITHOUT_PROGRESS.toNanos();
            return stuck[0] || now <= target || ledger.freeKib() >= kib;
        });
        return !stuck[0];
    }

    private long current() {
        return hypervisor.domain(0).orElseThrow().totalPages() * PAGE_KIB;
    }
}
