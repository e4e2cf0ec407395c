package dev.xld.xen.libxc;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lends {@link Handle}s, each to one caller at a time: a handle's last error and log are its holder's alone, and a build
 * never shares its handle. A caller never waits: when all are lent another is opened, and of the returned ones a few
 * are kept. Safe for any number of threads.
 */
final class Handles implements AutoCloseable {
    private static final int MAX_IDLE = 8;

    private final int openFlags;
    private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private volatile boolean closed;

    Handles(int openFlags) {
        this.openFlags = openFlags;
    }

    /** What is done with a handle while it is held. */
    @FunctionalInterface
    interface Use<T> {
        T with(Handle handle);
    }

    <T> T lend(Use<T> use) {
        Handle handle = take();
        try {
            return use.with(handle);
        } finally {
            giveBack(handle);
        }
    }

    private Handle take() {
        if (closed) {
            throw new IllegalStateException("the hypervisor interface is closed");
        }
        Handle handle = idle.pollFirst();
        if (handle == null) {
            return new Handle(openFlags);
        }
        idleCount.decrementAndGet();
        handle.log().forget();
        return handle;
    }

    private void giveBack(Handle handle) {
        if (closed || idleCount.incrementAndGet() > MAX_IDLE) {
            if (!closed) {
                idleCount.decrementAndGet();
            }
            handle.close();
            return;
        }
        idle.addFirst(handle);
        if (closed) {
            drain();
        }
    }

    private void drain() {
        for (Handle handle = idle.pollFirst(); handle != null; handle = idle.pollFirst()) {
            handle.close();
        }
    }

    /** Closes what is idle now; what is lent closes when it comes back. */
    @Override
    public void close() {
        closed = true;
        drain();
    }
}
