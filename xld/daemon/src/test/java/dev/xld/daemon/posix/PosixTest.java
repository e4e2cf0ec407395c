package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
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
}
