package dev.xld.daemon.device;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one piece of work, each on its own thread. When it is over, every piece is: none runs on after a failure or an
 * interruption. Used by one thread, once.
 */
final class SideBySide {
    private final ExecutorService workers;
    private final Task task;
    private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

    SideBySide(ExecutorService workers, Task task) {
        this.workers = workers;
        this.task = task;
    }

    /**
     * Runs all pieces to their ends. The first failure makes the task of the others look cancelled, so that they stop, and
     * is thrown when they have.
     */
    void run(List<Consumer<Task>> pieces) {
        Task shared = new Shared();
        CountDownLatch running = new CountDownLatch(pieces.size());
        List<Runnable> guarded = new ArrayList<>();
        for (Consumer<Task> piece : pieces) {
            guarded.add(() -> {
                try {
                    piece.accept(shared);
                } catch (RuntimeException e) {
                    first.compareAndSet(null, e);
                } finally {
                    running.countDown();
                }
            });
        }
        if (guarded.size() == 1) {
            guarded.get(0).run();
        } else {
            guarded.forEach(workers::execute);
        }
        awaitAll(running);
        RuntimeException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    private void awaitAll(CountDownLatch running) {
        boolean interrupted = false;
        while (true) {
            try {
                running.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                first.compareAndSet(null, new ApiException(ErrorKind.CANCELLED, "The daemon is stopping."));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The caller's task, cancelled too when a piece has failed. */
    private final class Shared implements Task {
        @Override
        public void progress(int step, int of, String message) {
            task.progress(step, of, message);
        }

        @Override
        public boolean cancelled() {
            return first.get() != null || task.cancelled();
        }
    }
}
