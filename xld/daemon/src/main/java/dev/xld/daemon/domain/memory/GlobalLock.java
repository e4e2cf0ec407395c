package dev.xld.daemon.domain.memory;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The lock every xl holds while it makes room for a domain and creates it ({@code /var/lock/xl}, a POSIX record lock). Held
 * by at most one request of this daemon, and never while a C xl holds it. Any thread may take it and another let it go.
 */
public final class GlobalLock {
    private static final Duration FOREVER = Duration.ofDays(365);

    private final Path file;
    private final Semaphore here = new Semaphore(1, true);

    public GlobalLock(Path file) {
        this.file = file;
    }

    /** Waits until the lock is ours or the task is cancelled. */
    public Held acquire(Task task) {
        Waits.polling(FOREVER, task, here::tryAcquire);
        FileChannel channel = null;
        boolean locked = false;
        try {
            FileChannel opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = opened;
            Waits.polling(FOREVER, task, () -> tryLock(opened));
            locked = true;
            return new Held(opened);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            if (!locked) {
                close(channel);
                here.release();
            }
        }
    }

    private boolean tryLock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private ApiException failure(IOException e) {
        return new ApiException(
                ErrorKind.MISSING_RESOURCE, "Cannot take the lock file " + file + ": " + e.getMessage(), null, null, e);
    }

    private static void close(@org.jspecify.annotations.Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The lock in hand; closing lets it go. */
    public final class Held implements AutoCloseable {
        private final FileChannel channel;

        private Held(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                GlobalLock.close(channel);
            } finally {
                here.release();
            }
        }
    }
}
