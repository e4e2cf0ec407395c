package dev.xld.daemon.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that long requests of all connections together may take, from their first byte until they are answered, so
 * that no number of clients can use up the daemon's small heap. Any thread may call.
 */
final class Allowance {
    private final AtomicLong left;

    Allowance(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** An eighth of the heap, for a request read and taken apart is in memory several times; two of the longest at least. */
    static Allowance ofHeap() {
        return new Allowance(Math.max(2L * Lines.MAX_BYTES, Runtime.getRuntime().maxMemory() / 8));
    }

    /** Whether there was room; what is taken must be given back. */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
