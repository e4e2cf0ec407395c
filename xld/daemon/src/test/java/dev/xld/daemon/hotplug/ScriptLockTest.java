package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ScriptLockTest {
    @TempDir
    Path top;

    private ScriptLock lock(Duration patience) {
        return new ScriptLock(top.resolve("run/xen-hotplug/block"), patience);
    }

    @Test
    void oneThreadAtATimeHasIt() throws Exception {
        ScriptLock lock = lock(Duration.ofSeconds(10));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CompletableFuture<?>[] threads = new CompletableFuture<?>[6];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = CompletableFuture.runAsync(() -> {
                try (ScriptLock.Held held = lock.acquire("disk xvda", Task.UNATTENDED)) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    inside.decrementAndGet();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }
        CompletableFuture.allOf(threads).get(15, TimeUnit.SECONDS);
        assertThat(most).hasValue(1);
        assertThat(top.resolve("run/xen-hotplug/block")).doesNotExist();
    }

    @Test
    void aScriptThatHasItIsWaitedFor() throws Exception {
        Path file = top.resolve("run/xen-hotplug/block");
        Files.createDirectories(file.getParent());
        FileLock scripts = FileLock.acquire(file);
        CompletableFuture<Boolean> got = CompletableFuture.supplyAsync(() -> {
            try (ScriptLock.Held held = lock(Duration.ofSeconds(10)).acquire("disk xvda", Task.UNATTENDED)) {
                return true;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        Thread.sleep(200);
        assertThat(got).isNotDone();
        scripts.close();
        assertThat(got.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aScriptThatKeepsItIsNamedByItsLock() throws Exception {
        Path file = top.resolve("run/xen-hotplug/block");
        Files.createDirectories(file.getParent());
        try (FileLock scripts = FileLock.acquire(file)) {
            ScriptLock lock = lock(Duration.ofSeconds(1));
            assertThatThrownBy(() -> lock.acquire("disk xvda", Task.UNATTENDED))
                    .hasMessage("disk xvda: the lock " + file + " was not to be had within 1 s;"
                            + " a hotplug script that hangs may hold it (fuser " + file + " shows it)");
        }
    }

    @Test
    void aCancelledTaskWaitsNoLonger() throws Exception {
        Path file = top.resolve("run/xen-hotplug/block");
        Files.createDirectories(file.getParent());
        Task cancelled = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        try (FileLock scripts = FileLock.acquire(file)) {
            assertThatThrownBy(() -> lock(Duration.ofSeconds(19)).acquire("disk xvda", cancelled))
                    .extracting(e -> ((ApiException) e).kind())
                    .isEqualTo(ErrorKind.CANCELLED);
        }
        lock(Duration.ofSeconds(1)).acquire("disk xvda", cancelled).close();
    }
}
