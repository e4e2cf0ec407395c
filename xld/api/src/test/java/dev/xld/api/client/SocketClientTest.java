package dev.xld.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.DomainId;
import dev.xld.api.DomainRef;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketClientTest {
    private static final DomainRef WEB = new DomainRef("web", false);

    @Test
    void callsGoOverOneConnectionAndEachGetsItsOwnAnswer() throws IOException {
        try (LineServer server = new LineServer(
                        LineServer.HELLO,
                        List.of(answer(1, "{\"domid\":7,\"name\":\"web\"}")),
                        List.of(answer(1, "{}"), answer(2, "{\"domid\":8,\"name\":null,\"news\":[1]}")));
                SocketClient client = new SocketClient(server.socket)) {
            assertThat(client.call(Method.DOMAIN_RESOLVE, WEB, DomainId.class)).isEqualTo(new DomainId(7, "web"));
            assertThat(client.call(Method.DOMAIN_RESOLVE, WEB, DomainId.class)).isEqualTo(new DomainId(8, null));
            assertThat(server.received.get(0))
                    .isEqualTo(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.resolve\",\"params\":{\"domain\":\"web\",\"force\":false}}");
        }
    }

    @Test
    void progressIsToldAsItComes() throws IOException {
        String progress = "{\"jsonrpc\":\"2.0\",\"method\":\"task.progress\","
                + "\"params\":{\"request\":1,\"step\":1,\"of\":2,\"message\":\"tearing down\"}}";
        String unknown = "{\"jsonrpc\":\"2.0\",\"method\":\"weather\",\"params\":{}}";
        try (LineServer server = new LineServer(LineServer.HELLO, List.of(progress, unknown, answer(1, "{}")));
                SocketClient client = new SocketClient(server.socket)) {
            List<Progress> told = new ArrayList<>();
            client.call(Method.DOMAIN_DESTROY, WEB, Done.class, told::add);
            assertThat(told).containsExactly(new Progress(1, 1, 2, "tearing down"));
        }
    }

    @Test
    void aRefusalIsTheDaemonsSentenceAndTheConnectionStays() throws IOException {
        String error = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"there is no web\","
                + "\"data\":{\"kind\":\"NO_SUCH_DOMAIN\",\"errno\":null,\"step\":null}}}";
        try (LineServer server = new LineServer(LineServer.HELLO, List.of(error), List.of(answer(2, "{}")));
                SocketClient client = new SocketClient(server.socket)) {
            assertThatThrownBy(() -> client.call(Method.DOMAIN_PAUSE, WEB, Done.class))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_SUCH_DOMAIN))
                    .hasMessage("there is no web");
            client.call(Method.DOMAIN_PAUSE, WEB, Done.class);
        }
    }

    @Test
    void anErrorWithoutAnIdEndsTheCall() throws IOException {
        String error =
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"the line is no JSON\"}}";
        try (LineServer server = new LineServer(LineServer.HELLO, List.of(error));
                SocketClient client = new SocketClient(server.socket)) {
            assertThatThrownBy(() -> client.call(Method.DOMAIN_PAUSE, WEB, Done.class))
                    .isInstanceOf(ApiException.class)
                    .hasMessage("the line is no JSON");
        }
    }

    @Test
    void withoutADaemonTheSentenceSaysWhereItShouldBeAndHowToStartIt(@TempDir Path directory) {
        Path socket = directory.resolve("xld.sock");
        assertUnreachable(
                socket,
                "xl: cannot reach the xld daemon at " + socket
                        + ": No such file or directory; start it with 'systemctl start xld' or 'service xld start'");
    }

    @Test
    void aSocketThatADeadDaemonLeftIsRefused(@TempDir Path directory) throws IOException {
        Path socket = directory.resolve("xld.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertUnreachable(
                socket,
                "xl: cannot reach the xld daemon at " + socket
                        + ": Connection refused; start it with 'systemctl start xld' or 'service xld start'");
    }

    @Test
    void aDaemonOfAnotherProtocolIsNotSpokenTo() throws IOException {
        try (LineServer server = new LineServer(LineServer.HELLO.replace("\"protocol\":1", "\"protocol\":2"))) {
            assertUnreachable(
                    server.socket,
                    "xl: cannot reach the xld daemon at " + server.socket
                            + ": it is xld 0.1.0 and speaks protocol 2, this xl speaks 1");
        }
    }

    @Test
    void somethingElseThatListensThereIsNotSpokenTo() throws IOException {
        try (LineServer server = new LineServer("{\"QMP\":{}}")) {
            assertUnreachable(
                    server.socket,
                    "xl: cannot reach the xld daemon at " + server.socket + ": what listens there is not xld");
        }
    }

    @Test
    void aDaemonThatDiesBeforeItAnswersIsNoAnswer() throws IOException {
        try (LineServer server = new LineServer(LineServer.HELLO, List.of())) {
            assertUnreachable(
                    server.socket,
                    "xl: no answer from the xld daemon to domain.pause: it closed the connection; see /var/log/xen/xld.log");
        }
    }

    @Test
    void aLineThatIsNoJsonIsNoAnswer() throws IOException {
        try (LineServer server = new LineServer(LineServer.HELLO, List.of("so what?"))) {
            assertThatThrownBy(() -> pause(server.socket))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageStartingWith(
                            "xl: no answer from the xld daemon to domain.pause: it sent what is no answer: ");
        }
    }

    @Test
    void anEndlessLineIsCutOff() throws IOException {
        try (LineServer server = new LineServer(LineServer.HELLO, List.of("x".repeat(LineChannel.LONGEST + 1)))) {
            assertThatThrownBy(() -> pause(server.socket))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("longer than 4194304 bytes");
        }
    }

    @Test
    void anOversizedRequestIsNotSent() throws IOException {
        try (LineServer server = new LineServer(LineServer.HELLO, List.of());
                SocketClient client = new SocketClient(server.socket)) {
            DomainRef huge = new DomainRef("x".repeat(LineChannel.LONGEST), false);
            assertThatThrownBy(() -> client.call(Method.DOMAIN_PAUSE, huge, Done.class))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("the request is longer than 4194304 bytes");
        }
    }

    private static void assertUnreachable(Path socket, String message) {
        assertThatThrownBy(() -> pause(socket))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(message);
    }

    private static void pause(Path socket) {
        try (SocketClient client = new SocketClient(socket)) {
            client.call(Method.DOMAIN_PAUSE, WEB, Done.class);
        }
    }

    private static String answer(long id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }
}
