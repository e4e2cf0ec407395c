package dev.xld.daemon.domain.memory;

import dev.xld.daemon.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * Gets memory for new domains, the way xl.conf wants it: from dom0 if that is to shrink, else from what is free. Any thread
 * may call.
 */
public final class HostMemory {
    private static final long BALLOON_STEP_KIB = 2048;

    private final MemoryLedger ledger;
    private final @Nullable Ballooning ballooning;

    private record Ballooning(Dom0Balloon balloon, GlobalLock lock) {}

    private HostMemory(MemoryLedger ledger, @Nullable Ballooning ballooning) {
        this.ledger = ledger;
        this.ballooning = ballooning;
    }

    /** A host whose dom0 keeps its memory. */
    public static HostMemory fixed(MemoryLedger ledger) {
        return new HostMemory(ledger, null);
    }

    /** A host whose dom0 shrinks when needed, with the lock held until the grant is closed. */
    public static HostMemory ballooning(MemoryLedger ledger, Dom0Balloon balloon, GlobalLock lock) {
        return new HostMemory(ledger, new Ballooning(balloon, lock));
    }

    /**
     * Waits for {@code kib} where dom0 can give it, and reserves it.
     *
     * @param what for the sentence: {@code domain "web1"}
     */
    public Grant take(String what, long kib, Task task) {
        if (ballooning == null) {
            return new Grant(ledger.reserve(what, kib), null);
        }
        long need = (kib + BALLOON_STEP_KIB - 1) / BALLOON_STEP_KIB * BALLOON_STEP_KIB;
        GlobalLock.Held held = ballooning.lock().acquire(task);
        boolean granted = false;
        try {
            ballooning.balloon().makeRoom(what, need, task);
            Grant grant = new Grant(ledger.reserve(what, need), held);
            granted = true;
            return grant;
        } finally {
            if (!granted) {
                held.close();
            }
        }
    }

    /** Memory promised to one domain, and the lock where dom0 gave it. */
    public static final class Grant implements AutoCloseable {
        private final MemoryLedger.Reservation reservation;
        private final GlobalLock.@Nullable Held lock;

        private Grant(MemoryLedger.Reservation reservation, GlobalLock.@Nullable Held lock) {
            this.reservation = reservation;
            this.lock = lock;
        }

        public void bind(int domid) {
            reservation.bind(domid);
        }

        @Override
        public void close() {
            reservation.close();
            if (lock != null) {
                lock.close();
            }
        }
    }
}
