package dev.xld.daemon.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.config.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The monitor's protocol with a qemu that keeps to it, and with those that do not. */
@Timeout(30)
class QmpTest {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final AtomicInteger released = new AtomicInteger();

    private Path socket() {
        return directory.resolve("qmp");
    }

    private Qmp open(Duration bound) {
        return Qmp.open(socket(), released::incrementAndGet, "the device model of domain 5", bound);
    }

    @Test
    void a_command_gets_its_result_and_its_arguments_arrive() throws IOException {
        try (FakeMonitor monitor = new FakeMonitor(socket()).answer("query-status", "{\"status\": \"running\"}");
                Qmp qmp = open(LONG)) {
            Json.Obj arguments = new Json.Obj(Map.of("id", new Json.Str("ide-5632"), "force", new Json.Bool(true)));
            Json result = qmp.execute("query-status", arguments);
            assertThat(((Json.Obj) result).string("status")).contains("running");
            assertThat(monitor.requests()).hasSize(2);
            assertThat(monitor.requests().get(0)).contains("qmp_capabilities");
            assertThat(monitor.requests().get(1)).contains("\"id\":\"ide-5632\"", "\"force\":true");
        }
        assertThat(released).hasValue(1);
    }

    @Test
    void events_and_answers_to_others_are_passed_over() throws IOException {
        try (FakeMonitor monitor = new FakeMonitor(socket())
                        .answer(
                                "cont",
                                "{\"event\": \"RESUME\", \"data\": {}}\r\n{\"return\": 1, \"id\": 7777}\r\n{\"return\": 2, \"id\": ID}");
                Qmp qmp = open(LONG)) {
            assertThat(qmp.execute("cont")).isEqualTo(new Json.Num("2"));
        }
    }

    @Test
    void a_refusal_has_qemus_words_but_nothing_that_a_terminal_obeys() throws IOException {
        try (FakeMonitor monitor = new FakeMonitor(socket())
                        .answer(
                                "eject",
                                "{\"error\": {\"class\": \"GenericError\", \"desc\": \"no \\u001b[2J such\\nthing\"}, \"id\": ID}");
                Qmp qmp = open(LONG)) {
            assertThatThrownBy(() -> qmp.execute("eject"))
                    .isInstanceOfSatisfying(
                            QmpRefusal.class,
                            e -> assertThat(e.unknownCommand()).isFalse())
                    .hasMessage("the device model of domain 5 refused eject: no ?[2J such?thing");
            assertThatThrownBy(() -> qmp.execute("nonsense"))
                    .isInstanceOfSatisfying(
                            QmpRefusal.class,
                            e -> assertThat(e.unknownCommand()).isTrue());
        }
    }

    @Test
    void a_password_is_in_no_sentence() throws IOException {
        try (FakeMonitor monitor = new FakeMonitor(socket()).answer("change-vnc-password", "nonsense");
                Qmp qmp = open(LONG)) {
            Json.Obj secret = new Json.Obj(Map.of("password", new Json.Str("hunter2")));
            assertThatThrownBy(() -> qmp.execute("change-vnc-password", secret))
                    .isInstanceOf(ApiException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void one_that_says_nothing_is_given_up_in_time() throws IOException {
        try (FakeMonitor monitor = new FakeMonitor(socket()).answer("cont", "{\"event\": \"STOP\", \"n\": ID}");
                Qmp qmp = open(SHORT)) {
            assertThatThrownBy(() -> qmp.execute("cont"))
                    .hasMessage("the device model of domain 5 did not do cont: it did not answer in time");
        }
    }

    @Test
    void no_qemu_at_all_is_said_and_the_lock_let_go() {
        assertThatThrownBy(() -> open(SHORT))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("cannot talk to the device model of domain 5")
                .hasMessageContaining(socket().toString());
        assertThat(released).hasValue(1);
    }

    @Test
    void garbage_is_called_so_and_the_lock_let_go() throws IOException {
        for (String greeting : new String[] {"hello", "[]", "{}", "{\"QMP\": ", "{\"event\": \"QMP\"}"}) {
            released.set(0);
            Path here = directory.resolve("greeting");
            try (FakeMonitor monitor = new FakeMonitor(here, greeting)) {
                assertThatThrownBy(() -> Qmp.open(here, released::incrementAndGet, "the device model", LONG))
                        .as(greeting)
                        .isInstanceOf(ApiException.class)
                        .hasMessageStartingWith("the device model ");
            }
            assertThat(released).as(greeting).hasValue(1);
            here.toFile().delete();
        }
    }

    @Test
    void a_line_without_end_is_not_read_to_its_end() throws IOException {
        String huge = "x".repeat(3 * QmpLines.LONGEST);
        try (FakeMonitor monitor = new FakeMonitor(socket(), huge)) {
            assertThatThrownBy(() -> open(LONG)).hasMessageContaining("a line of more than 1048576 bytes");
        }
    }

    @Test
    void json_nested_without_end_is_no_trouble() throws IOException {
        try (FakeMonitor monitor = new FakeMonitor(socket(), "[".repeat(100_000))) {
            assertThatThrownBy(() -> open(LONG)).hasMessageContaining("no JSON");
        }
    }
}
