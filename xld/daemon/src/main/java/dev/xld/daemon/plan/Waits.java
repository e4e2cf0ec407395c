package dev.xld.daemon.plan;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xenstore.Watch;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Bounded waits that notice a cancelled task within a second. Stateless. */
public final class Waits {
    private static final long POLL_MILLIS = 500;

    private Waits() {}

    /**
     * Waits until {@code done}, looked at when the watch stands, on every change at or below {@code path} and twice a second
     * besides.
     *
     * @return false when the time ran out first
     * @throws ApiException when the task was cancelled
     */
    public static boolean forStore(XenStore store, String path, Duration bound, Task task, BooleanSupplier done) {
        Semaphore changed = new Semaphore(0);
        try (Watch ignored = store.watch(path, where -> changed.release())) {
            // A new watch fires at once: to look before that would be to look twice.
            pause(changed, Math.min(bound.toMillis(), POLL_MILLIS));
            return poll(changed, bound, task, done);
        }
    }

    /** Waits with no watch: {@code done} is looked at twice a second. */
    public static boolean polling(Duration bound, Task task, BooleanSupplier done) {
        return poll(new Semaphore(0), bound, task, done);
    }

    private static boolean poll(Semaphore changed, Duration bound, Task task, BooleanSupplier done) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            if (done.getAsBoolean()) {
                return true;
            }
            if (task.cancelled()) {
                throw new ApiException(ErrorKind.CANCELLED, "The request was cancelled.");
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            pause(changed, Math.min(left, POLL_MILLIS));
        }
    }

    private static void pause(Semaphore changed, long millis) {
        try {
            if (changed.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                changed.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorKind.CANCELLED, "The daemon is stopping.");
        }
    }
}
