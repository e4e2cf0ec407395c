package dev.xld.daemon.hotplug;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.FileLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock that the stock scripts of one kind share, whoever runs them: held by one thread of the daemon, or by one script.
 * Safe for any number of threads.
 */
final class ScriptLock {
    private static final long LOOK_MILLIS = 100;
    private static final long FIRST_PAUSE_MILLIS = 2;

    private final ReentrantLock threads = new ReentrantLock(true);
    private final Path file;
    private final Duration patience;

    /** @param file the scripts' lock file */
    ScriptLock(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** Until closed the lock is the caller's. */
    final class Held implements AutoCloseable {
        private final FileLock lock;

        private Held(FileLock lock) {
            this.lock = lock;
        }

        @Override
        public void close() throws IOException {
            try {
                lock.close();
            } finally {
                threads.unlock();
            }
        }
    }

    /** @throws ApiException when another holds it for too long or the task is cancelled */
    Held acquire(String label, Task task) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!threads.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look(label, task, end);
            }
            boolean taken = false;
            try {
                Held held = new Held(lockFile(label, task, end));
                taken = true;
                return held;
            } finally {
                if (!taken) {
                    threads.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorKind.CANCELLED, label + ": the daemon is stopping");
        }
    }

    private FileLock lockFile(String label, Task task, long end) throws IOException, InterruptedException {
        Files.createDirectories(file.resolveSibling("."));
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LOOK_MILLIS)) {
            Optional<FileLock> lock = FileLock.tryAcquire(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            look(label, task, end);
            Thread.sleep(pause);
        }
    }

    private void look(String label, Task task, long end) {
        if (task.cancelled()) {
            throw new ApiException(ErrorKind.CANCELLED, label + ": the request was cancelled");
        }
        if (System.nanoTime() > end) {
            throw new ApiException(
                    ErrorKind.SCRIPT_FAILED,
                    label + ": the lock " + file + " was not to be had within " + patience.toSeconds()
                            + " s; a hotplug script that hangs may hold it (fuser " + file + " shows it)");
        }
    }
}
