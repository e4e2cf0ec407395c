package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetBsdHotplugTest {
    @TempDir
    Path top;

    private final HotplugRunner runner =
            HotplugRunner.of("NetBSD", false, new InMemoryXenStore(), Duration.ofSeconds(10));

    private HotplugTarget target(String script) throws IOException {
        Path file = Files.writeString(top.resolve("block"), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new HotplugTarget(
                HotplugTarget.Type.VBD, 3, 1, "/local/domain/0/backend/vbd/3/1", file.toString(), "", "disk 0x1");
    }

    @Test
    void scripts_get_the_backend_path_and_the_state_to_bring_about() throws IOException {
        HotplugTarget disk = target("echo \"$*${XENBUS_PATH:+ and more}\" >> " + top.resolve("argv"));

        runner.add(disk, Task.UNATTENDED);
        runner.remove(disk, Task.UNATTENDED);

        assertThat(Files.readAllLines(top.resolve("argv")))
                .containsExactly("/local/domain/0/backend/vbd/3/1 2", "/local/domain/0/backend/vbd/3/1 6");
    }

    @Test
    void a_failure_is_told_with_the_scripts_words() throws IOException {
        HotplugTarget disk = target("echo no free vnd >&2; exit 1");

        assertThatThrownBy(() -> runner.add(disk, Task.UNATTENDED))
                .hasMessage("disk 0x1: " + disk.script()
                        + " /local/domain/0/backend/vbd/3/1 2 failed with exit status 1: no free vnd");
    }
}
