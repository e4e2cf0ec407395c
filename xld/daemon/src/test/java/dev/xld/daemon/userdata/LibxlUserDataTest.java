package dev.xld.daemon.userdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LibxlUserDataTest {
    private static final UUID TINY = UUID.fromString("1f91beb3-4f56-4351-a7c7-8b28e716eb87");
    private static final UUID FULL = UUID.fromString("29baf5e7-454d-492e-86d1-384247405fd6");
    private static final String LOCK = "userdata-l.1." + TINY + ".domain-userdata-lock";

    @TempDir
    Path directory;

    private UserData userData() {
        return new LibxlUserData(directory);
    }

    private String names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return String.join(
                    " ",
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void a_file_has_libxls_name_mode_and_ending() throws IOException {
        userData().write(1, TINY, "libxl-json", "{}\n");

        assertThat(names()).isEqualTo("userdata-d.1." + TINY + ".libxl-json");
        Path file = directory.resolve(names());
        assertThat(Files.readAllBytes(file)).containsExactly('{', '}', '\n', 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_was_written_last_is_read_without_the_nul() {
        userData().write(1, TINY, "libxl-json", "a much longer text than the next");
        userData().write(1, TINY, "libxl-json", "text");

        assertThat(userData().read(1, TINY, "libxl-json")).contains("text");
        assertThat(userData().read(1, TINY, "xl")).isEmpty();
        assertThat(userData().read(2, TINY, "libxl-json")).isEmpty();
    }

    @Test
    void files_of_others_are_read_with_or_without_nul_and_whatever_their_bytes() throws IOException {
        Path file = directory.resolve("userdata-d.1." + TINY + ".xl");
        Files.write(file, "name='caf\u00e9'".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(userData().read(1, TINY, "xl").orElseThrow())
                .startsWith("name='caf")
                .endsWith("'");
    }

    @Test
    void reading_what_is_not_there_makes_no_lock_file() throws IOException {
        userData().read(1, TINY, "libxl-json");

        assertThat(names()).isEmpty();
    }

    @Test
    void removing_takes_all_of_one_domain_and_nothing_else() throws IOException {
        for (String id : new String[] {"libxl-json", "xl"}) {
            userData().write(1, TINY, id, "x");
        }
        userData().write(2, FULL, "libxl-json", "x");
        userData().write(11, TINY, "libxl-json", "x");
        Files.writeString(directory.resolve("userdata-n.1." + TINY + ".libxl-json"), "half");
        Files.writeString(directory.resolve("qemu-save.1"), "x");
        Files.writeString(directory.resolve("qemu-save.11"), "x");

        userData().removeAll(1, TINY);

        assertThat(names())
                .isEqualTo("qemu-save.11 userdata-d.11." + TINY + ".libxl-json userdata-d.2." + FULL + ".libxl-json");
        userData().removeAll(1, TINY);
    }

    @Test
    void a_write_that_fails_names_the_file_and_leaves_no_half() throws IOException {
        Path taken = Files.createDirectories(directory.resolve("userdata-d.1." + TINY + ".libxl-json/x"));

        assertThatThrownBy(() -> userData().write(1, TINY, "libxl-json", "x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + taken.getParent());

        assertThat(names()).isEqualTo("userdata-d.1." + TINY + ".libxl-json");
    }

    @Test
    void the_lock_of_another_process_is_waited_for() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("flock", directory.resolve(LOCK).toString(), "cat").start();
        try {
            for (int i = 0; i < 100 && locks(directory.resolve(LOCK)) == 0; i++) {
                Thread.sleep(20);
            }
            CountDownLatch written = new CountDownLatch(1);
            Thread writer = new Thread(() -> {
                userData().write(1, TINY, "libxl-json", "mine");
                written.countDown();
            });
            writer.start();

            assertThat(written.await(300, TimeUnit.MILLISECONDS)).isFalse();
            other.getOutputStream().close();
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    /** How many hold a lock on the file, as the kernel lists them. */
    private static long locks(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
        try (Stream<String> lines = Files.lines(Path.of("/proc/locks"))) {
            return lines.filter(line -> line.contains("FLOCK") && line.contains(inode))
                    .count();
        }
    }

    @Test
    void writers_and_readers_at_once_never_see_half_a_file() throws InterruptedException {
        String[] texts = {"a".repeat(5000), "b".repeat(9000)};
        userData().write(1, TINY, "libxl-json", texts[0]);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 60; i++) {
                userData().write(1, TINY, "libxl-json", texts[i % 2]);
            }
        });
        writer.start();
        while (writer.isAlive()) {
            assertThat(userData().read(1, TINY, "libxl-json").orElseThrow()).isIn((Object[]) texts);
        }
        writer.join();
    }

    @Test
    void a_lock_by_name_is_libxls_file_and_is_not_waited_for_without_end() {
        Path file = directory.resolve("userdata-l.1." + TINY + ".qmp-socket-lock");
        try (UserData.Held held = userData().lock(1, TINY, "qmp-socket-lock", Duration.ofSeconds(5))) {
            assertThat(file).exists();
            assertThatThrownBy(() -> userData().lock(1, TINY, "qmp-socket-lock", Duration.ofMillis(50)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThat(file).doesNotExist();
        userData().lock(1, TINY, "qmp-socket-lock", Duration.ZERO).close();
    }
}
