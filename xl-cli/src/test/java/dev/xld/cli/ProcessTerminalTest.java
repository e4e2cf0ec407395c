package dev.xld.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTerminalTest {
    @TempDir
    Path directory;

    private final ProcessTerminal terminal = new ProcessTerminal();

    @Test
    void filesAreUtf8AndWhereTheyAreNoneLatin1() throws IOException {
        Path file = directory.resolve("a.cfg");
        Files.write(file, "name=\"é\"".getBytes(StandardCharsets.UTF_8));
        assertThat(terminal.readFile(file)).isEqualTo("name=\"é\"");
        Files.write(file, "name=\"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(terminal.readFile(file)).isEqualTo("name=\"é\"");
    }

    @Test
    void anEndlessFileIsNotRead() {
        assertThatThrownBy(() -> terminal.readFile(Path.of("/dev/zero")))
                .isInstanceOf(IOException.class)
                .hasMessage("larger than 1 MiB, which no config is");
    }

    @Test
    void aProgramRunsAndItsStatusIsAnswered() throws IOException {
        List<String> events = new ArrayList<>();
        assertThat(terminal.runAttached(List.of("/bin/sh", "-c", "exit 5"), () -> events.add("started")))
                .isEqualTo(5);
        assertThat(events).containsExactly("started");
    }

    @Test
    void aProgramThatIsNotThereHasNotStarted() {
        List<String> events = new ArrayList<>();
        assertThatThrownBy(() -> terminal.runAttached(List.of("/nope"), () -> events.add("started")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nope");
        assertThat(events).isEmpty();
    }

    @Test
    void aProgramIsNotLeftBehindWhenWhatFollowsItsStartFails() {
        long before = ProcessHandle.current().children().count();
        assertThatThrownBy(() -> terminal.runAttached(List.of("/bin/sleep", "60"), () -> {
                    throw new IllegalStateException("no daemon");
                }))
                .hasMessage("no daemon");
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .count())
                .isLessThanOrEqualTo(before + 1);
    }
}
