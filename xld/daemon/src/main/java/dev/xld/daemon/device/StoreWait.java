package dev.xld.daemon.device;

import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.Watch;
import dev.xld.xenstore.XenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for a node of the store to be as wanted. */
public final class StoreWait {
    private StoreWait() {}

    /**
     * Blocks until the node's value (empty when missing) fits, the time is up or the task is cancelled.
     *
     * @return whether it fits
     */
    public static boolean until(
            XenStore store, String path, Predicate<Optional<String>> wanted, Duration timeout, Task task) {
        Semaphore changed = new Semaphore(0);
        long end = System.nanoTime() + timeout.toNanos();
        try (Watch watch = store.watch(path, at -> changed.release())) {
            while (true) {
                if (wanted.test(store.read(watch.path()))) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0 || task.cancelled()) {
                    return false;
                }
                changed.tryAcquire(Math.min(left, TimeUnit.MILLISECONDS.toNanos(500)), TimeUnit.NANOSECONDS);
                changed.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
