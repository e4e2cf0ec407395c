package dev.xld.daemon.userdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DomidHistoryTest {
    @TempDir
    Path directory;

    final AtomicLong clock = new AtomicLong(1000);
    DomidHistory history = new DomidHistory(Path.of("none"), () -> 0);

    @BeforeEach
    void start() {
        history = new DomidHistory(directory.resolve("domid-history"), clock::get);
    }

    private String file() throws IOException {
        return Files.readString(directory.resolve("domid-history"));
    }

    @Test
    void an_id_is_set_aside_for_a_minute() {
        history.ended(7);

        assertThat(history.recent(7)).isTrue();
        assertThat(history.recent(77)).isFalse();
        clock.set(1059);
        assertThat(history.recent(7)).isTrue();
        clock.set(1061);
        assertThat(history.recent(7)).isFalse();
    }

    @Test
    void the_file_is_libxls_and_forgets_what_is_old() throws IOException {
        history.ended(7);
        clock.set(1050);
        history.ended(8);
        assertThat(file()).isEqualTo("1000 7\n1050 8\n");
        clock.set(1070);
        history.ended(9);
        assertThat(file()).isEqualTo("1050 8\n1070 9\n");
    }

    @Test
    void an_id_that_ends_again_has_its_minute_anew() throws IOException {
        history.ended(7);
        clock.set(1050);
        history.ended(7);

        assertThat(file()).isEqualTo("1050 7\n");
    }

    @Test
    void libxls_entries_count_and_nonsense_does_not() throws IOException {
        Files.writeString(directory.resolve("domid-history"), "990 5\nrubbish\n\n99999999999999999999999 6\n");

        assertThat(history.recent(5)).isTrue();
        assertThat(history.recent(6)).isFalse();
    }

    @Test
    @Timeout(20)
    void libxls_lock_on_the_file_is_waited_for() throws IOException, InterruptedException {
        Path lock = directory.resolve("domid-history.lock");
        Process other = new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; cat").start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            Thread writer = new Thread(() -> history.ended(7));
            writer.start();
            writer.join(300);
            assertThat(writer.isAlive()).isTrue();

            other.getOutputStream().close();
            writer.join();
            assertThat(file()).isEqualTo("1000 7\n");
        } finally {
            other.destroyForcibly();
        }
    }
}
