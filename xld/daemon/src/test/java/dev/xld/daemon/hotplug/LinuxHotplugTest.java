package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LinuxHotplugTest {
    private static final String BACKEND = "/local/domain/0/backend/vif/3/1";

    @TempDir
    Path top;

    final InMemoryXenStore store = new InMemoryXenStore();

    @AfterEach
    void stop() {
        store.close();
    }

    private HotplugRunner runner(Duration timeout) {
        return new LinuxHotplug(store, timeout, top.resolve("xen-hotplug.log"));
    }

    private HotplugTarget target(HotplugTarget.Type type, String... script) throws IOException {
        Path file = top.resolve("script");
        Files.writeString(file, "#!/bin/sh\ncd " + top + "\n" + String.join("\n", script) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new HotplugTarget(type, 3, 1, BACKEND, file.toString(), "eth9", "vif 1");
    }

    private HotplugTarget vif(String... script) throws IOException {
        return target(HotplugTarget.Type.VIF, script);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(top.resolve(file));
    }

    @Test
    void a_vif_script_is_told_what_libxl_tells_it() throws IOException {
        HotplugTarget vif = vif(
                "echo \"$0 $*\" >> argv",
                "env | grep -E '^(script|XENBUS_.*|netdev|vif)=' | sort > env",
                "readlink /proc/self/fd/0 > stdin");

        runner(Duration.ofSeconds(10)).add(vif, Task.UNATTENDED);
        runner(Duration.ofSeconds(10)).remove(vif, Task.UNATTENDED);

        assertThat(lines("argv"))
                .containsExactly(vif.script() + " online type_if=vif", vif.script() + " offline type_if=vif");
        assertThat(lines("env"))
                .containsExactlyInAnyOrder(
                        "XENBUS_BASE_PATH=backend",
                        "XENBUS_PATH=backend/vif/3/1",
                        "XENBUS_TYPE=vif",
                        "netdev=eth9",
                        "script=" + vif.script(),
                        "vif=vif3.1");
        assertThat(lines("stdin")).containsExactly("/dev/null");
    }

    @Test
    void the_script_of_an_emulated_card_runs_for_the_card_and_for_its_tap() throws IOException {
        HotplugTarget card = target(
                HotplugTarget.Type.VIF_AND_TAP,
                "echo \"$*\" >> argv",
                "env | grep -E '^(INTERFACE|vif)=' | sort > env");

        runner(Duration.ofSeconds(10)).add(card, Task.UNATTENDED);
        runner(Duration.ofSeconds(10)).remove(card, Task.UNATTENDED);

        assertThat(lines("argv"))
                .containsExactly("online type_if=vif", "add type_if=tap", "offline type_if=vif", "remove type_if=tap");
        assertThat(lines("env")).containsExactly("INTERFACE=vif3.1-emu", "vif=vif3.1");
    }

    @Test
    void a_block_script_is_told_what_libxl_tells_it() throws IOException {
        HotplugTarget vbd = target(
                HotplugTarget.Type.VBD,
                "echo \"$*\" >> argv",
                "env | grep -E '^(script|XENBUS_.*|netdev|vif)=' | sort > env");

        runner(Duration.ofSeconds(10)).add(vbd, Task.UNATTENDED);
        runner(Duration.ofSeconds(10)).remove(vbd, Task.UNATTENDED);

        assertThat(lines("argv")).containsExactly("add", "remove");
        assertThat(lines("env"))
                .containsExactlyInAnyOrder(
                        "XENBUS_BASE_PATH=backend",
                        "XENBUS_PATH=backend/vbd/3/1",
                        "XENBUS_TYPE=vbd",
                        "script=" + vbd.script());
    }

    @Test
    void a_failure_is_told_with_the_scripts_path_status_and_words() throws IOException {
        HotplugTarget vif = vif("echo first >&2", "printf 'it is \\033[1mbad\\n' >&2", "exit 7");
        store.write(BACKEND + "/hotplug-error", "Could not find bridge device");

        assertThatThrownBy(() -> runner(Duration.ofSeconds(10)).add(vif, Task.UNATTENDED))
                .hasMessage("vif 1: " + vif.script() + " online type_if=vif failed with exit status 7:"
                        + " Could not find bridge device (it printed: first; it is ?[1mbad)")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.SCRIPT_FAILED);
    }

    @Test
    void what_a_stock_script_sends_to_its_log_is_told_too() throws IOException {
        Files.writeString(top.resolve("xen-hotplug.log"), "an old trouble\n");
        HotplugTarget vif = vif("exec 2>> xen-hotplug.log", "echo 'Cannot find device' >&2", "exit 1");
        store.write(BACKEND + "/hotplug-error", "error detected.");

        assertThatThrownBy(() -> runner(Duration.ofSeconds(10)).add(vif, Task.UNATTENDED))
                .hasMessage(
                        "vif 1: " + vif.script() + " online type_if=vif failed with exit status 1: error detected. ("
                                + top.resolve("xen-hotplug.log") + " has: Cannot find device)");
    }

    @Test
    void a_script_that_fails_silently_is_called_so() throws IOException {
        HotplugTarget vif = vif("kill -9 $$");

        assertThatThrownBy(() -> runner(Duration.ofSeconds(10)).add(vif, Task.UNATTENDED))
                .hasMessage("vif 1: " + vif.script() + " online type_if=vif was killed by signal 9 and said nothing");
    }

    @Test
    void a_script_out_of_time_is_killed_with_its_children() throws IOException, InterruptedException {
        HotplugTarget vif = vif("(sleep 60; echo alive > late) & echo $! > child", "echo working", "sleep 60");

        assertThatThrownBy(() -> runner(Duration.ofSeconds(1)).add(vif, Task.UNATTENDED))
                .hasMessage("vif 1: " + vif.script() + " online type_if=vif did not end within 1 s and was killed"
                        + " (hotplug_timeout in /etc/xen/xld.conf is its limit): working");

        long child = Long.parseLong(lines("child").get(0));
        for (int i = 0; i < 50 && alive(child); i++) {
            Thread.sleep(20);
        }
        assertThat(alive(child)).isFalse();
    }

    /** A zombie that nobody reaps here is dead too. */
    private static boolean alive(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/stat");
        try {
            return !Files.readString(status).matches("(?s)\\d+ \\(.*\\) Z .*");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void a_cancelled_request_stops_the_script() throws IOException {
        HotplugTarget vif = vif("touch started", "sleep 60");
        AtomicBoolean cancelled = new AtomicBoolean();
        Task task = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                cancelled.set(cancelled.get() || Files.exists(top.resolve("started")));
                return cancelled.get();
            }
        };

        assertThatThrownBy(() -> runner(Duration.ofSeconds(60)).add(vif, task))
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.CANCELLED);
    }

    @Test
    @Timeout(10)
    void a_child_left_behind_with_the_output_open_keeps_nobody_waiting() throws IOException {
        HotplugTarget vif = vif("sleep 15 &", "exit 0");

        runner(Duration.ofSeconds(9)).add(vif, Task.UNATTENDED);
    }

    @Test
    void endless_output_is_cut() throws IOException {
        HotplugTarget vif = vif("timeout 1 yes a line that says nothing", "echo", "echo the end", "exit 1");

        assertThatThrownBy(() -> runner(Duration.ofSeconds(20)).add(vif, Task.UNATTENDED))
                .message()
                .hasSizeLessThan(3000)
                .endsWith("the end");
    }

    @Test
    void a_script_that_cannot_be_run_is_named() throws IOException {
        HotplugTarget vif = vif();
        Files.delete(Path.of(vif.script()));

        assertThatThrownBy(() -> runner(Duration.ofSeconds(1)).add(vif, Task.UNATTENDED))
                .hasMessageStartingWith("vif 1: cannot run a script: Cannot run program \"" + vif.script() + "\"")
                .hasMessageContaining("No such file or directory");
    }
}
