package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever one client does, it gets an error or is cut off, and the next one is served. */
@Timeout(30)
class HostileClientTest {
    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(directory);
    }

    @AfterEach
    void othersAreServed() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.ask(1, "domain.list", "{\"domains\":[]}")).contains("\"result\"");
        }
        server.close();
    }

    @Test
    void garbageIsAnsweredAndTheConnectionGoesOn() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            for (String garbage : List.of("hello?", "{", "\u0000\u0001", "{\"a\":1}}", "nul", "\"\\ud800", "[1,]")) {
                assertThat(client.send(garbage).line()).as(garbage).contains("\"id\":null", "-32700");
            }
            assertThat(client.ask(1, "domain.list", "{\"domains\":[]}")).contains("\"result\"");
        }
    }

    @Test
    void anyBytesAtAllAreAnswered() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 30; round++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            try (TestClient client = TestClient.greeted(server)) {
                client.sendBytes(bytes).send("");
                assertThat(client.line()).contains("\"error\"");
            }
        }
    }

    @Test
    void deepNestingIsAnsweredAndTheConnectionGoesOn() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.send("[".repeat(100_000)).line()).contains("-32700");
            assertThat(client.ask(1, "domain.list", "{\"domains\":[]}")).contains("\"result\"");
        }
    }

    @Test
    void aLineOfManySmallThingsIsRefusedBeforeItCostsMemory() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.send("[" + "{},".repeat(1_000_000) + "{}]").line())
                    .contains("-32700");
            StringBuilder names = new StringBuilder("{");
            for (int i = 0; i < 200_000; i++) {
                names.append("\"name").append(i).append("\":0,");
            }
            assertThat(client.send(names + "\"z\":0}").line()).contains("-32700");
        }
    }

    @Test
    void theLongestLineIsTaken() throws IOException {
        String frame = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.list\",\"params\":{\"domains\":[\"\"]}}";
        String name = "a".repeat(Lines.MAX_BYTES - frame.length());
        try (TestClient client = TestClient.greeted(server)) {
            client.send(frame.replace("\"\"", "\"" + name + "\""));
            assertThat(client.answer()).contains("\"result\"").hasSizeGreaterThan(name.length());
        }
    }

    @Test
    void aLineTooLongIsToldSoAndTheConnectionEnds() throws Exception {
        try (TestClient client = TestClient.greeted(server)) {
            Thread sender = new Thread(() -> endlessly(client));
            sender.start();
            assertThat(client.line()).contains("-32600", "longer than 4194304 bytes");
            assertThat(client.line()).isNull();
            sender.join();
        }
    }

    private static void endlessly(TestClient client) {
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, (byte) 'x');
        try {
            while (true) {
                client.sendBytes(chunk);
            }
        } catch (IOException cutOff) {
            // As it should be.
        }
    }

    @Test
    void aLongLineThatDoesNotEndIsCutOff() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            client.sendBytes(new byte[100_000]);
            assertThat(client.line()).isNull();
        }
    }

    @Test
    void idleConnectionsAndShortBeginningsAreLeftAlone() throws Exception {
        try (TestClient idle = TestClient.greeted(server);
                TestClient slow = TestClient.greeted(server)) {
            slow.sendBytes("{\"jsonrpc\":\"2.0\",\"id\":1,".getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(1500);
            assertThat(slow.send("\"method\":\"domain.list\",\"params\":{\"domains\":[]}}")
                            .line())
                    .contains("\"result\"");
            assertThat(idle.ask(1, "domain.list", "{\"domains\":[]}")).contains("\"result\"");
        }
    }

    @Test
    void manyUnfinishedLongLinesTakeNoMoreThanTheAllowance() throws IOException {
        List<TestClient> clients = new ArrayList<>();
        List<Thread> senders = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                TestClient client = TestClient.greeted(server);
                clients.add(client);
                Thread sender = new Thread(() -> {
                    try {
                        client.sendBytes(new byte[4_000_000]);
                    } catch (IOException cutOff) {
                        // As it should be.
                    }
                });
                sender.start();
                senders.add(sender);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> senders.stream().noneMatch(Thread::isAlive));
            for (TestClient client : clients) {
                String line = client.line();
                assertThat(line == null || line.contains("too many long requests"))
                        .as(line)
                        .isTrue();
            }
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOff() throws IOException {
        String names = "\"" + "a".repeat(200_000) + "\"";
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(sendUntilCutOff(client, names)).isLessThan(1000);
        }
    }

    private static int sendUntilCutOff(TestClient client, String names) {
        for (int id = 0; id < 1000; id++) {
            try {
                client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id
                        + ",\"method\":\"domain.list\",\"params\":{\"domains\":[" + names + "]}}");
            } catch (IOException cutOff) {
                return id;
            }
        }
        return 1000;
    }

    @Test
    void manyWhoConnectAndGoLeaveNothing() throws IOException {
        for (int i = 0; i < 300; i++) {
            server.client().close();
        }
    }
}
