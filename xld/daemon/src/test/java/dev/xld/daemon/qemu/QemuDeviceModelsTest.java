package dev.xld.daemon.qemu;

import static dev.xld.daemon.qemu.FakeQemu.DOMID;
import static dev.xld.daemon.qemu.FakeQemu.MARK;
import static dev.xld.daemon.qemu.FakeQemu.OBEDIENT;
import static dev.xld.daemon.qemu.FakeQemu.PID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Device models as processes, played by scripts: their start, their end, and all that can go wrong in between. */
@Timeout(60)
class QemuDeviceModelsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void one_that_comes_up_is_recorded_and_lives_in_a_session_of_its_own() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, "echo limit $XEN_QEMU_CONSOLE_LIMIT; " + OBEDIENT);
                FakeMonitor monitor = qemu.monitor()) {
            qemu.serves();
            qemu.start("vfb=['vnc=1']\n");
            long pid = qemu.pid();
            assertThat(qemu.models.running(DOMID)).isTrue();
            assertThat(Files.readString(Path.of("/proc/" + pid + "/stat")))
                    .matches("(?s)" + pid + " \\(.*\\) . \\d+ " + pid + " " + pid + " .*");
            assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/0")))
                    .hasToString("/dev/null");
            await().atMost(SOON).untilAsserted(() -> assertThat(qemu.log()).contains("limit 1048576\nup"));
            qemu.models.stop(DOMID);
            assertThat(qemu.ended(pid)).isTrue();
            assertThat(qemu.models.running(DOMID)).isFalse();
            assertThat(qemu.store.list(MARK)).isEmpty();
            assertThat(qemu.store.read(PID)).isEmpty();
            assertThat(directory.resolve("run")).isEmptyDirectory();
        }
    }

    @Test
    void what_it_says_of_itself_goes_into_the_store_and_the_password_to_it_alone() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT);
                FakeMonitor monitor = qemu.monitor()) {
            monitor.answer(
                    "query-chardev",
                    "[{\"label\": \"serial0\", \"filename\": \"pty:/dev/pts/7\"}, {\"label\": \"serial1\", \"filename\":"
                            + " \"pty:/dev/../etc/shadow\"}, {\"label\": \"libxl-cmd\", \"filename\": \"unix:x\"}, 3]");
            monitor.answer("query-vnc", "{\"enabled\": true, \"host\": \"127.0.0.1\", \"service\": \"5903\"}");
            monitor.answer("change-vnc-password", "{}");
            qemu.serves();
            qemu.start("vfb=['vnc=1,vncpasswd=hunter2']\n");
            assertThat(qemu.store.read("/local/domain/5/serial/0/tty")).contains("/dev/pts/7");
            assertThat(qemu.store.list("/local/domain/5/serial").orElseThrow()).containsExactly("0");
            assertThat(qemu.store.read("/local/domain/5/console/vnc-listen")).contains("127.0.0.1");
            assertThat(qemu.store.read("/local/domain/5/console/vnc-port")).contains("5903");
            assertThat(qemu.store.read("/local/domain/5/console/vnc-pass")).contains("hunter2");
            assertThat(qemu.store.read("/vm/" + FakeQemu.ID + "/vncpasswd")).contains("hunter2");
            assertThat(monitor.requests().get(3)).contains("change-vnc-password", "hunter2");
            assertThat(Files.readString(Path.of("/proc/" + qemu.pid() + "/cmdline"), StandardCharsets.ISO_8859_1))
                    .contains("password=on")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void an_answer_of_another_form_fails_the_start() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT);
                FakeMonitor monitor = qemu.monitor()) {
            monitor.answer("query-vnc", "{\"enabled\": true, \"host\": \"a\\u0000b\", \"service\": \"5903\"}");
            qemu.serves();
            assertThatThrownBy(() -> qemu.start("vfb=['vnc=1']\n")).hasMessageContaining("query-vnc");
            nothingIsLeft(qemu);
        }
    }

    /** A child of the fake's shell may have a moment of its own left. */
    private static void nothingIsLeft(FakeQemu qemu) throws InterruptedException {
        for (int wait = 0; wait < 20 && !qemu.processes().isEmpty(); wait++) {
            Thread.sleep(50);
        }
        assertThat(qemu.processes()).isEmpty();
        assertThat(qemu.store.list(MARK)).isEmpty();
        assertThat(qemu.store.read(PID)).isEmpty();
        assertThat(qemu.models.running(DOMID)).isFalse();
    }

    @Test
    void one_that_dies_at_its_start_is_quoted() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, "sleep 0.2; echo could not open disk >&2; exit 3")) {
            assertThatThrownBy(() -> qemu.start("vfb=['vnc=1']\n"))
                    .isInstanceOf(ApiException.class)
                    .hasMessageStartingWith("The device model ")
                    .hasMessageEndingWith("ended with exit status 3; " + directory.resolve("log/qemu-dm-web.log")
                            + " ends: could not open disk");
            nothingIsLeft(qemu);
        }
    }

    @Test
    void one_that_never_serves_is_killed_in_time() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, "trap '' HUP; echo thinking; while :; do sleep 0.05; done")) {
            assertThatThrownBy(() -> qemu.start("vfb=['vnc=1']\n"))
                    .hasMessageContaining("did not come up within 2 s")
                    .hasMessageContaining("thinking");
            nothingIsLeft(qemu);
        }
    }

    @Test
    void a_cancelled_start_leaves_nothing() throws Exception {
        Task cancelled = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT)) {
            assertThatThrownBy(() -> qemu.models.start(DOMID, FakeQemu.config("vfb=['vnc=1']\n"), cancelled))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
            nothingIsLeft(qemu);
        }
    }

    @Test
    void a_program_that_is_not_there_is_said_before_anything_is_made() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT)) {
            qemu.models.check(FakeQemu.config("vfb=['vnc=1']\n"));
            Files.delete(directory.resolve("qemu"));
            qemu.models.check(FakeQemu.config(""));
            assertThatThrownBy(() -> qemu.models.check(FakeQemu.config("vfb=['vnc=1']\n")))
                    .hasMessageContaining(directory.resolve("qemu").toString())
                    .hasMessageContaining("qemu-system-xen");
            assertThatThrownBy(() ->
                            qemu.models.check(FakeQemu.config("vfb=['vnc=1']\ndevice_model_override=\"/nope/qemu\"\n")))
                    .hasMessageContaining("/nope/qemu is not there");
        }
    }

    @Test
    void one_that_dies_later_is_noticed_and_its_nodes_stay_for_the_destroy() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT);
                FakeMonitor monitor = qemu.monitor()) {
            qemu.serves();
            qemu.start("vfb=['vnc=1']\n");
            ProcessHandle.of(qemu.pid()).orElseThrow().destroyForcibly();
            await().atMost(SOON).until(() -> !qemu.models.running(DOMID));
            assertThat(qemu.store.list(MARK)).isPresent();
            assertThat(qemu.store.read(PID)).isPresent();
            qemu.models.stop(DOMID);
            assertThat(qemu.store.list(MARK)).isEmpty();
        }
    }

    @Test
    void a_new_daemon_takes_over_what_the_old_one_left() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT);
                FakeMonitor monitor = qemu.monitor()) {
            qemu.serves();
            qemu.start("vfb=['vnc=1']\n");
            long pid = qemu.pid();
            qemu.models.close();
            assertThat(qemu.ended(pid)).isFalse();
            try (QemuDeviceModels next = qemu.daemon()) {
                next.adopt();
                assertThat(next.running(DOMID)).isTrue();
                next.stop(DOMID);
            }
            assertThat(qemu.ended(pid)).isTrue();
        }
    }

    /** A daemon that died between the start of the process and the record of its pid. */
    @Test
    void one_whose_pid_nobody_wrote_down_is_found_by_its_mark() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT)) {
            Process orphan = new ProcessBuilder(directory.resolve("qemu").toString(), "-xen-domid", "5", "-x").start();
            await().atMost(SOON).until(() -> qemu.processes().size() == 1);
            qemu.models.stop(DOMID);
            assertThat(orphan.isAlive()).as("without a mark nobody looks").isTrue();
            qemu.store.mkdir(MARK);
            qemu.models.stop(DOMID);
            assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(qemu.store.list(MARK)).isEmpty();
        }
    }

    @Test
    void a_pid_that_is_another_process_or_that_the_guest_could_write_is_left_alone() throws Exception {
        try (FakeQemu qemu = new FakeQemu(directory, OBEDIENT)) {
            Process other = new ProcessBuilder(directory.resolve("qemu").toString(), "-xen-domid", "6", "-x").start();
            Process own = new ProcessBuilder(directory.resolve("qemu").toString(), "-xen-domid", "5", "-x").start();
            await().atMost(SOON).until(() -> qemu.processes().size() == 2);
            qemu.store.write(PID, Long.toString(other.pid()));
            qemu.models.stop(DOMID);
            assertThat(other.isAlive()).isTrue();
            qemu.store.write(PID, Long.toString(own.pid()));
            qemu.store.setPermissions(PID, Permission.list("n5"));
            qemu.models.stop(DOMID);
            assertThat(own.isAlive()).isTrue();
            qemu.store.setPermissions(PID, Permission.list("n0,r5"));
            qemu.models.stop(DOMID);
            assertThat(own.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(other.isAlive()).isTrue();
        }
    }

    @Test
    void older_logs_are_kept_aside() throws IOException {
        QemuLog log = QemuLog.of(directory, "a/b");
        assertThat(log.file()).isEqualTo(directory.resolve("qemu-dm-a_b.log"));
        for (int run = 0; run < 13; run++) {
            log.rotate();
            Files.writeString(log.file(), "run " + run + "\n\u001b[2J second line\n");
        }
        assertThat(log.end()).isEqualTo("run 12; ?[2J second line");
        assertThat(Files.readString(directory.resolve("qemu-dm-a_b.log.10"))).startsWith("run 2\n");
        assertThat(directory.resolve("qemu-dm-a_b.log.11")).doesNotExist();
    }
}
