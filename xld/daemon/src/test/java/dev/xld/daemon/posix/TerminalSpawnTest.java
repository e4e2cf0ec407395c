package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xld.daemon.posix.TerminalProcess.Ending;
import dev.xld.daemon.posix.TerminalProcess.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TerminalSpawnTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("TERM", "vt100", "PATH", System.getenv("PATH"));

    @TempDir
    Path directory;

    private PseudoTerminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = PseudoTerminal.open();
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    private TerminalProcess shell(String script) throws IOException {
        return new TerminalSpawn(List.of("/bin/sh", "-c", script), ENVIRONMENT, terminal.path(), Optional.empty())
                .start();
    }

    /** All that it says until it hangs up. */
    private String said() throws IOException {
        StringBuilder said = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (true) {
            PseudoTerminal.await(100, new PseudoTerminal.Interest(terminal, false));
            int got = terminal.read(buffer);
            if (got < 0) {
                return said.toString();
            }
            said.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
        }
    }

    @Test
    void aProgramLeadsASessionControlledByItsTerminal() throws IOException {
        TerminalProcess process = shell("tty; echo x > /dev/tty; echo $TERM");
        assertThat(said()).isEqualTo(terminal.path() + "\nx\nvt100\n");
        assertThat(process.end()).isEqualTo(new Ending(false, 0));
    }

    @Test
    void itReadsWhatIsWrittenWithoutEcho() throws IOException {
        TerminalProcess process = shell("read line; echo got $line");
        byte[] keys = "hello\n".getBytes(StandardCharsets.UTF_8);
        assertThat(terminal.write(keys, 0, keys.length)).isEqualTo(keys.length);
        assertThat(said()).isEqualTo("got hello\n");
        process.end();
    }

    @Test
    void itInheritsNoDescriptor() throws IOException {
        int leaking = LibC.open(Files.createFile(directory.resolve("secret")).toString(), LibC.O_RDWR, 0);
        try {
            TerminalProcess process = shell("ls -l /proc/self/fd | grep -c secret");
            assertThat(said()).isEqualTo("0\n");
            process.end();
        } finally {
            LibC.close(leaking);
        }
    }

    @Test
    void statusAndSignalAreTold() throws IOException {
        TerminalProcess three = shell("exit 3");
        await().until(() -> three.ending().isPresent());
        assertThat(three.ending()).contains(new Ending(false, 3));
        assertThat(three.end()).isEqualTo(new Ending(false, 3));
        assertThat(shell("sleep 100").end()).isEqualTo(new Ending(true, LibCProcess.SIGKILL));
    }

    @Test
    void theLimitsHold() throws IOException {
        Path file = directory.resolve("big");
        TerminalProcess process = shell("read go; head -c 100000 /dev/zero > " + file + "; ulimit -c");
        process.limit(new Limits(1000, 1L << 32, 10));
        terminal.write(new byte[] {'\n'}, 0, 1);
        assertThat(said()).endsWith("0\n");
        assertThat(Files.size(file)).isEqualTo(1000);
        process.end();
    }

    @Test
    void whatCannotBeStartedIsToldWithItsReason() throws IOException {
        Path plain = Files.writeString(directory.resolve("plain"), "");
        TerminalSpawn spawn =
                new TerminalSpawn(List.of(plain.toString()), ENVIRONMENT, terminal.path(), Optional.empty());
        assertThatThrownBy(spawn::start)
                .isInstanceOf(IOException.class)
                .hasMessage("exec " + plain + ": Permission denied");
    }

    @Test
    void whatItStartedEndsWithIt() throws IOException {
        Path sign = directory.resolve("sign");
        TerminalProcess process = shell("(sleep 1.5; touch " + sign + ") & echo started; sleep 100");
        PseudoTerminal.await(5000, new PseudoTerminal.Interest(terminal, false));
        process.end();
        await().during(Duration.ofSeconds(2)).until(() -> !Files.exists(sign));
    }

    @Test
    void aConfinedProgramReadsTheHostAndChangesAndReachesNothingOfIt() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        Path other = Files.createDirectory(directory.resolve("other"));
        String script = "echo x > " + own + "/x; cat " + own + "/x; "
                + "(echo x > " + other + "/x) 2>&1; (cat < /dev/zero) 2>&1; "
                + "tail -n +3 /proc/thread-self/net/dev | wc -l; ls /run | wc -l; grep CapEff /proc/self/status";
        TerminalProcess process = new TerminalSpawn(
                        List.of("/bin/sh", "-c", script),
                        ENVIRONMENT,
                        terminal.path(),
                        Optional.of(new Confinement(List.of(own), List.of())))
                .start();
        String said = said();
        process.end();
        Assumptions.assumeTrue(said.contains("CapEff:\t0000000000000004"), "this machine lets nobody be confined");
        assertThat(said.lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("x"),
                        line -> assertThat(line).contains("other/x: Read-only file system"),
                        line -> assertThat(line).contains("/dev/zero: Permission denied"),
                        line -> assertThat(line.strip()).isIn("0", "1"),
                        line -> assertThat(line.strip()).isEqualTo("0"),
                        line -> assertThat(line).startsWith("CapEff"));
        assertThat(own.resolve("x")).exists();
        assertThat(Files.isWritable(other)).isTrue();
        assertThat(Files.exists(Path.of("/dev/zero"))).isTrue();
    }
}
