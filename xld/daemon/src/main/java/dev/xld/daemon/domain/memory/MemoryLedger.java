package dev.xld.daemon.domain.memory;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.PhysInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One account of the host's free memory, so that two requests can never be promised the same pages. A reservation counts
 * against free memory with the part its domain has not yet got from Xen, so memory is never counted twice while a guest is
 * being built. Any thread may call.
 */
public final class MemoryLedger {
    private static final long PAGE_KIB = 4;

    private final Hypervisor hypervisor;
    private final Set<Reservation> reservations = new LinkedHashSet<>();

    public MemoryLedger(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /** KiB that nobody has, and nobody was promised. */
    public synchronized long freeKib() {
        PhysInfo host = hypervisor.physInfo();
        List<DomainInfo> domains = reservations.isEmpty() ? List.of() : hypervisor.domains();
        long free = (host.freePages() + host.scrubPages() - host.outstandingPages()) * PAGE_KIB;
        for (Reservation reservation : reservations) {
            free -= reservation.open(domains);
        }
        return Math.max(free, 0);
    }

    /**
     * Promises {@code kib} to a domain to be.
     *
     * @param what for the sentence: {@code domain "web1"}
     * @throws ApiException {@link ErrorKind#NOT_ENOUGH_MEMORY} naming what is needed and what is free
     */
    public synchronized Reservation reserve(String what, long kib) {
        long free = freeKib();
        if (free < kib) {
            throw notEnough(what, kib, free);
        }
        Reservation reservation = new Reservation(kib);
        reservations.add(reservation);
        return reservation;
    }

    static ApiException notEnough(String what, long kib, long freeKib) {
        return new ApiException(
                ErrorKind.NOT_ENOUGH_MEMORY,
                "Not enough memory for " + what + ": " + (kib + 1023) / 1024 + " MiB are needed and " + freeKib / 1024
                        + " MiB are free.");
    }

    /** Memory promised; closed when the domain has it, or will never have it. */
    public final class Reservation implements AutoCloseable {
        private final long kib;
        private int domid = -1;

        private Reservation(long kib) {
            this.kib = kib;
        }

        /** Says which domain the memory is for, so that what it gets is taken off the promise. */
        public void bind(int owner) {
            synchronized (MemoryLedger.this) {
                domid = owner;
            }
        }

        /** KiB still to come; Xen itself already counts what the domain claims. */
        private long open(List<DomainInfo> domains) {
            for (DomainInfo info : domains) {
                if (info.domid() == domid) {
                    return Math.max(0, kib - (info.totalPages() + info.outstandingPages()) * PAGE_KIB);
                }
            }
            return kib;
        }

        @Override
        public void close() {
            synchronized (MemoryLedger.this) {
                reservations.remove(this);
            }
        }
    }
}
