package dev.xld.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test may rely on when it runs commands in dom0. */
@OnXen
class LabHostTest {
    private final LabHost host;

    LabHostTest(LabHost host) {
        this.host = host;
    }

    @Test
    void outputsAndStatusComeBackApart() {
        Result result = host.sh("echo out; echo err >&2; exit 7");
        assertThat(result.out()).isEqualTo("out\n");
        assertThat(result.err()).isEqualTo("err\n");
        assertThat(result.exit()).isEqualTo(7);
    }

    @Test
    void argumentsAndInputArriveAsTheyAre() {
        assertThat(host.run("printf", "%s|", "a b", "$V", "", "ü").out()).isEqualTo("a b|$V||ü|");
        byte[] stdin = new byte[300_000];
        assertThat(host.run(List.of("wc", "-c"), stdin, Duration.ofSeconds(60)).out())
                .isEqualTo("300000\n");
        assertThat(host.run("no-such-program").exit()).isEqualTo(127);
    }

    @Test
    void commandsRunBesideEachOther() throws InterruptedException, ExecutionException {
        Instant start = Instant.now();
        List<Future<Result>> answers = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            String command = "sleep 12; echo " + i;
            answers.add(callers.submit(() -> host.sh(command)));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(answers.get(i).get().out()).isEqualTo(i + "\n");
        }
        callers.shutdown();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(90));
    }

    @Test
    void aCommandWithoutEndIsKilledWithAllItStarted() {
        assertThatThrownBy(() -> host.sh("echo begun; sleep 4321 & sleep 4321", Duration.ofSeconds(2)))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no end within 2 s")
                .hasMessageContaining("begun");
        assertThat(host.sh("pgrep -f '[s]leep 4321'").exit()).isEqualTo(1);
    }

    @Test
    void whatGoesOnInTheBackgroundHoldsNothingUp() {
        Instant start = Instant.now();
        host.sh("sleep 300 & echo done").ok();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(200));
    }

    @Test
    void filesGoBothWays(@TempDir Path here) throws IOException {
        Path file = Files.writeString(here.resolve("file"), "content");
        host.put(file, "/root/file");
        host.sh("echo ' more' >> /root/file").ok();
        host.get("/root/file", here.resolve("back"));
        assertThat(here.resolve("back")).hasContent("content more");
    }
}
