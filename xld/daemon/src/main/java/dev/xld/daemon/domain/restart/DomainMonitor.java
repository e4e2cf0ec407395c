package dev.xld.daemon.domain.restart;

import dev.xld.daemon.domain.intent.Intent;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.xen.DomainInfo;
import dev.xld.xenstore.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the domains the daemon has an {@link Intent} for. Xenstore's events only say that something happened, so each
 * one leads to a look at all domains; what needs doing is done by a few workers. A domain is in hand at most once, and a
 * restart waits until the old domain is two seconds old, so that a guest that dies at once does not keep the host busy.
 */
public final class DomainMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DomainMonitor.class);
    private static final int WORKERS = 8;
    /** How old a domain must be before it is made anew. */
    public static final Duration SHORTEST_LIFE = Duration.ofSeconds(2);

    /** A look without an event, in case one was lost. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(30);

    private final Services services;
    private final StopHandler handler;
    private final long shortestLifeMillis;
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Semaphore events = new Semaphore(1);
    private final ScheduledThreadPoolExecutor workers;
    private final Thread scanner;
    private volatile boolean closed;

    public DomainMonitor(Services services, StopHandler handler, Duration shortestLife) {
        this.services = services;
        this.handler = handler;
        this.shortestLifeMillis = shortestLife.toMillis();
        this.workers = new ScheduledThreadPoolExecutor(WORKERS, work -> new Thread(work, "domain-stop"));
        this.workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.scanner = new Thread(this::watch, "domain-monitor");
        this.scanner.setDaemon(true);
    }

    /** Looks at all domains at once, then at every change, until closed. */
    public void start() {
        LOG.info("watching over {} domains", services.intents().all().size());
        for (String event : List.of("@releaseDomain", "@introduceDomain")) {
            watches.add(services.store().watch(event, path -> events.release()));
        }
        scanner.start();
    }

    private void watch() {
        try {
            while (!closed) {
                if (events.tryAcquire(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS)) {
                    events.drainPermits();
                }
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            scan();
        } catch (RuntimeException e) {
            LOG.error("cannot look at the domains; will try again", e);
        }
    }

    /** The intents are taken before the domains, so that a domain just made is not taken for a dead one. */
    void scan() {
        Collection<Intent> intents = services.intents().all();
        Map<Integer, DomainInfo> domains = services.hypervisor().domains().stream()
                .collect(Collectors.toMap(DomainInfo::domid, Function.identity()));
        for (Intent intent : intents) {
            DomainInfo info = domains.get(intent.domid());
            if (info == null || !info.uuid().equals(intent.uuid()) || info.dying()) {
                forget(intent);
            } else if (info.shutdown()) {
                take(intent);
            } else {
                inHand.remove(intent.uuid());
            }
        }
    }

    private void forget(Intent intent) {
        if (services.intents().remove(intent.domid(), intent.uuid())) {
            LOG.info("domain \"{}\" (domid {}) has been destroyed", intent.name(), intent.domid());
            inHand.remove(intent.uuid());
        }
    }

    private void take(Intent intent) {
        if (inHand.add(intent.uuid())) {
            long life = System.currentTimeMillis() - intent.startedMillis();
            long wait = Math.max(0, Math.min(shortestLifeMillis, shortestLifeMillis - life));
            if (wait > 0) {
                LOG.info("domain \"{}\" lived for {} ms only: waiting {} ms", intent.name(), life, wait);
            }
            workers.schedule(() -> handle(intent), wait, TimeUnit.MILLISECONDS);
        }
    }

    /** A domain stays in hand if it could not be dealt with, or was only suspended: it is not looked at again as it is. */
    private void handle(Intent intent) {
        try {
            handler.handle(intent);
            if (services.intents().of(intent.domid(), intent.uuid()).isEmpty()) {
                inHand.remove(intent.uuid());
                events.release();
            }
        } catch (RuntimeException e) {
            LOG.error("cannot deal with the stop of domain \"{}\" (domid {})", intent.name(), intent.domid(), e);
        }
    }

    /** Ends the watching; what a worker is at is finished first, for at most a minute. */
    @Override
    public void close() {
        closed = true;
        watches.forEach(Watch::close);
        scanner.interrupt();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                List<Runnable> left = workers.shutdownNow();
                LOG.warn("{} stopped domains are left for the next start", left.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
