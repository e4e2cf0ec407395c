package dev.xld.daemon.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.Errno;
import dev.xld.xen.XenException;
import dev.xld.xenstore.StoreError;
import dev.xld.xenstore.XenStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What well-behaved clients get, and that they keep getting it. */
@Timeout(20)
class SocketServerTest {
    private static final String LIST = "{\"domains\":[\"a\"]}";

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(directory);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theFirstLineIsTheHello() throws IOException {
        try (TestClient client = server.client()) {
            assertThat(client.line()).isEqualTo(TestServer.HELLO);
        }
    }

    @Test
    void onlyRootMayOpenTheSocket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.path)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void anAnswerCarriesTheIdAndTheResult() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.ask(7, "domain.list", LIST))
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"domains\":[\"a\"]}}");
        }
    }

    @Test
    void aRequestIsAnsweredWhileAnotherIsUnderWay() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.wait\","
                    + "\"params\":{\"domid\":1,\"destruction\":false}}");
            assertThat(client.line())
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"task.progress\",\"params\":"
                            + "{\"request\":1,\"step\":1,\"of\":2,\"message\":\"waiting\",\"console\":null}}");
            assertThat(client.ask(2, "domain.list", LIST)).contains("\"id\":2");
            assertThat(client.ask(1, "domain.list", LIST)).contains("request 1 is still under way");
        }
    }

    @Test
    void aCancelledRequestSaysSo() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.wait\","
                    + "\"params\":{\"domid\":1,\"destruction\":false}}");
            assertThat(client.line()).contains("task.progress");
            List<String> answers = new ArrayList<>();
            answers.add(client.ask(2, "task.cancel", "{\"request\":1}"));
            answers.add(client.answer());
            assertThat(answers)
                    .anySatisfy(line -> assertThat(line).contains("\"id\":2,\"result\":{}"))
                    .anySatisfy(line -> assertThat(line).contains("\"id\":1,\"error\"", "CANCELLED"));
        }
    }

    @Test
    void closingTheConnectionCancelsWhatIsUnderWay() throws Exception {
        try (TestClient client = TestClient.greeted(server)) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.wait\","
                    + "\"params\":{\"domid\":1,\"destruction\":false}}");
            server.waiting.await();
        }
        await().atMost(Duration.ofSeconds(3)).untilAtomic(server.cancelled, org.hamcrest.Matchers.is(1));
    }

    @Test
    void aClientThatWillSendNoMoreStillGetsItsAnswer() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.list\",\"params\":" + LIST + "}");
            client.channel.shutdownOutput();
            assertThat(client.answer()).contains("\"id\":1,\"result\"");
            assertThat(client.answer()).isNull();
        }
    }

    @Test
    void aRequestOfAClientThatSendsNoMoreGoesOnUntilItIsGone() throws Exception {
        try (TestClient client = TestClient.greeted(server)) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.wait\","
                    + "\"params\":{\"domid\":1,\"destruction\":false}}");
            client.channel.shutdownOutput();
            for (int i = 0; i < 3; i++) {
                assertThat(client.line()).contains("task.progress");
            }
            assertThat(server.cancelled).hasValue(0);
        }
        await().atMost(Duration.ofSeconds(3)).untilAtomic(server.cancelled, org.hamcrest.Matchers.is(1));
    }

    @Test
    void fiftyClientsAreServedAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> {
                try (TestClient client = TestClient.greeted(server)) {
                    for (int id = 0; id < 10; id++) {
                        answers.add(client.ask(id, "domain.list", LIST));
                    }
                } catch (IOException e) {
                    answers.add(e.toString());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(500).allMatch(answer -> answer != null && answer.contains("\"result\""));
    }

    @Test
    void connectionsBeyondTheLimitAreToldSo() throws IOException {
        List<TestClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                clients.add(TestClient.greeted(server));
            }
            try (TestClient refused = server.client()) {
                assertThat(refused.line()).contains("BUSY", "60 connections already");
                assertThat(refused.line()).isNull();
            }
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            try (TestClient again = server.client()) {
                return TestServer.HELLO.equals(again.line());
            }
        });
    }

    @Test
    void requestsBeyondTheLimitOfAConnectionAreRefused() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            for (int id : IntStream.range(0, 64).toArray()) {
                client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"domain.wait\","
                        + "\"params\":{\"domid\":1,\"destruction\":false}}");
            }
            assertThat(client.ask(99, "domain.list", LIST)).contains("\"id\":99", "BUSY");
        }
    }

    @Test
    void aFailedHypercallIsToldWithItsErrno() throws IOException {
        server.mishap = new XenException("xc_physinfo", Errno.EPERM, "");
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.ask(1, "host.info", "{\"numa\":false}"))
                    .contains("XEN_FAILED", "xc_physinfo", "\"errno\":\"EPERM\"");
        }
    }

    @Test
    void aLostStoreIsToldAsSuch() throws IOException {
        server.mishap = new XenStoreException("read", "/local/domain", StoreError.CONNECTION_LOST);
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.ask(1, "host.info", "{\"numa\":false}")).contains("STORE_UNAVAILABLE");
        }
    }

    @Test
    void anErrorOfAHandlerIsPassedOnAsItIs() throws IOException {
        server.mishap = new ApiException(ErrorKind.WRONG_STATE, "The domain is dying.");
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.ask(1, "host.info", "{\"numa\":false}"))
                    .isEqualTo(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":12,\"message\":\"The domain is dying.\","
                                    + "\"data\":{\"kind\":\"WRONG_STATE\",\"errno\":null,\"step\":null}}}");
        }
    }

    @Test
    void aBugIsToldWithAReferenceToTheLog() throws IOException {
        try (TestClient client = TestClient.greeted(server)) {
            assertThat(client.ask(1, "host.info", "{\"numa\":false}"))
                    .contains("-32603", "a bug")
                    .containsPattern("see reference [0-9a-f]{8} in its log");
        }
    }

    @Test
    void stoppingAnswersWhatWasUnderWayAndRemovesTheSocket() throws Exception {
        try (TestClient client = TestClient.greeted(server)) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.wait\","
                    + "\"params\":{\"domid\":1,\"destruction\":false}}");
            server.waiting.await();
            server.close();
            assertThat(client.answer()).contains("\"id\":1,\"error\"", "CANCELLED");
            assertThat(client.answer()).isNull();
            assertThat(server.path).doesNotExist();
        }
    }

    @Test
    void aSocketLeftByADeadDaemonIsReplaced() throws IOException {
        server.close();
        ServerSocket.bind(server.path, null).close();
        assertThat(server.path).exists();
        try (TestServer second = new TestServer(directory);
                TestClient client = second.client()) {
            assertThat(client.line()).isEqualTo(TestServer.HELLO);
        }
    }
}
