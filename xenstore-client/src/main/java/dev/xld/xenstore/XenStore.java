package dev.xld.xenstore;

import java.util.function.Function;

/**
 * A connection to xenstored, safe for any number of threads.
 *
 * <p>A lost connection fails the calls under way with {@link StoreError#CONNECTION_LOST}; the next call connects again
 * and every live {@link Watch} is registered anew and fires once, since changes may have been missed.
 */
public interface XenStore extends StoreAccess, AutoCloseable {
    /**
     * Runs {@code body} in a transaction and commits. On {@link StoreError#EAGAIN} at the commit the whole body runs again,
     * with jitter between attempts and a bound on them, so the body must have no effect outside the store. Any exception
     * from the body aborts the transaction and is passed on.
     */
    <T> T transact(Function<Transaction, T> body);

    /**
     * Calls {@code listener} once at once and then for every change at or below {@code path}, or for
     * {@code @introduceDomain} and {@code @releaseDomain}. Events are hints: listeners read the store again. Listeners
     * run one after the other on one thread per store and may use the store, but must not block for long.
     */
    Watch watch(String path, Watch.Listener listener);

    /** Makes the domain known to xenstored; {@code frame} is its store ring. */
    void introduceDomain(int domid, long frame, int port);

    void releaseDomain(int domid);

    boolean isIntroduced(int domid);

    @Override
    void close();

    /** The view of the store inside one transaction; dead once {@link #transact} has returned. */
    interface Transaction extends StoreAccess {}
}
