package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class PosixTest {
    @TempDir
    Path directory;

    private FileLock lock() {
        try {
            return FileLock.acquire(directory.resolve("lock"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLockFileIsThereWhileItIsHeldAndGoneAfterwards() throws IOException {
        try (FileLock held = lock()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("lock"))))
                    .isEqualTo("rw-------");
        }
        assertThat(directory.resolve("lock")).doesNotExist();
    }

    @Test
    void aSecondOwnerWaitsForTheFirstAndGetsAFileOfItsOwn() throws Exception {
        FileLock first = lock();
        CompletableFuture<FileLock> second = CompletableFuture.supplyAsync(this::lock);
        Thread.sleep(50);
        assertThat(second).isNotDone();
        first.close();
        first.close();
        try (FileLock held = second.get(5, TimeUnit.SECONDS)) {
            assertThat(directory.resolve("lock")).exists();
        }
    }

    @Test
    void aLockThatCannotBeMadeNamesTheFileAndTheReason() {
        assertThatThrownBy(() -> FileLock.acquire(directory.resolve("none/lock")))
                .isInstanceOf(IOException.class)
                .hasMessage("open " + directory.resolve("none/lock") + ": No such file or directory");
    }

    @Test
    void theUmaskHoldsForAMomentOnly() throws IOException {
        Path strict = directory.resolve("strict");
        Path usual = directory.resolve("usual");
        try (Umask held = Umask.set(0177)) {
            LibC.close(LibC.open(strict.toString(), LibC.O_RDWR | LibC.O_CREAT, 0777));
        }
        LibC.close(LibC.open(usual.toString(), LibC.O_RDWR | LibC.O_CREAT, 0700));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(strict)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)))
                .isEqualTo("rwx------");
    }

    @Test
    void withoutAServiceManagerNothingIsSaid() throws IOException {
        ReadyNotice.send(Map.of(), "READY=1");
        ReadyNotice.send(Map.of("NOTIFY_SOCKET", ""), "READY=1");
    }

    @Test
    void aServiceManagerThatIsGoneIsNamed() {
        String socket = directory.resolve("notify").toString();
        assertThatThrownBy(() -> ReadyNotice.send(Map.of("NOTIFY_SOCKET", socket), "READY=1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(socket);
    }

    @Test
    void aLockThatAnotherHasIsNotWaitedFor() throws IOException {
        try (FileLock first = lock()) {
            assertThat(FileLock.tryAcquire(directory.resolve("lock"))).isEmpty();
        }
        Optional<FileLock> free = FileLock.tryAcquire(directory.resolve("lock"));
        assertThat(free).isPresent();
        free.get().close();
    }

    @Test
    void aHeldProcessTakesSignalsAndTellsOfItsEnd() throws Exception {
        // Takes the signal even where whoever runs the tests ignores it, as nohup does.
        Process child =
                new ProcessBuilder("perl", "-e", "$SIG{HUP} = 'DEFAULT'; print 1; close STDOUT; sleep 60").start();
        assertThat(child.getInputStream().read()).isEqualTo('1');
        try (PidFd held = PidFd.open(child.pid()).orElseThrow()) {
            assertThat(held.ended()).isFalse();
            assertThat(held.awaitEnd(Duration.ofMillis(50))).isFalse();
            held.signal(PidFd.Signal.HANGUP);
            assertThat(held.awaitEnd(Duration.ofSeconds(5))).isTrue();
            child.waitFor();
            assertThat(child.exitValue()).isEqualTo(128 + 1);
            held.signal(PidFd.Signal.KILL);
            assertThat(PidFd.open(child.pid())).isEmpty();
        }
    }

    @Test
    void aClosedPidfdReachesNobody() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            PidFd held = PidFd.open(child.pid()).orElseThrow();
            held.close();
            held.close();
            assertThatThrownBy(() -> held.signal(PidFd.Signal.KILL)).isInstanceOf(IOException.class);
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void accountsHaveTheirUid() {
        assertThat(Accounts.uid("root")).hasValue(0);
        assertThat(Accounts.uid("nobody")).hasValue(65534);
        assertThat(Accounts.uid("no such account")).isEmpty();
    }
}
