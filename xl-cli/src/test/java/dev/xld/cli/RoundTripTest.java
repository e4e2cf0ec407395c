package dev.xld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.client.SocketClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** xl from its words to its exit status, with the lines it sends over a real socket. */
class RoundTripTest {
    private static final String HELLO = "{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":"
            + "{\"protocol\":1,\"version\":\"0.1.0\",\"xen\":\"4.17.5\",\"extensions\":[]}}";

    @TempDir
    Path directory;

    private final FakeTerminal terminal = new FakeTerminal();

    @Test
    void listAsksForAllDomainsAndPrintsThem() throws Exception {
        List<String> asked = xl(
                0,
                List.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[{\"domid\":0,\"name\":\"Domain-0\","
                        + "\"uuid\":\"00000000-0000-0000-0000-000000000000\",\"memoryKib\":1572864,\"claimedKib\":0,"
                        + "\"onlineVcpus\":2,\"state\":\"r-----\",\"shutdownCode\":-1,\"cpuTimeNanos\":22900000000,"
                        + "\"securityLabel\":null,\"cpupool\":\"Pool-0\",\"nodeAffinity\":\"all\"}]}"),
                "list");
        assertThat(asked)
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"domain.list\",\"params\":{\"domains\":[]}}");
        assertThat(terminal.outText())
                .isEqualTo("Name                                        ID   Mem VCPUs\tState\tTime(s)\n"
                        + "Domain-0                                     0  1536     2     r-----      22.9\n");
    }

    @Test
    void aNameIsResolvedAndTheRefusalOfTheSecondCallIsTold() throws Exception {
        List<String> asked = xl(
                1,
                List.of(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"domid\":7,\"name\":\"web\"}}",
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":6,\"message\":\"vif-bridge said no.\","
                                + "\"data\":{\"kind\":\"SCRIPT_FAILED\",\"errno\":null,\"step\":\"DetachDevices\"}}}"),
                "destroy",
                "web");
        assertThat(asked).hasSize(2);
        assertThat(terminal.errText()).isEqualTo("vif-bridge said no.\ndestroy failed (rc=-3)\n");
    }

    @Test
    void withoutADaemonEveryCommandFailsWithOneSentence() {
        Path nowhere = directory.resolve("nobody");
        String sentence = "xl: cannot reach the xld daemon at " + nowhere
                + ": No such file or directory; start it with 'systemctl start xld' or 'service xld start'\n";
        for (String command : new String[] {"list", "pause 1", "destroy 1", "shutdown 1", "console 1", "rename 1 a"}) {
            FakeTerminal own = new FakeTerminal();
            try (SocketClient client = new SocketClient(nowhere)) {
                assertThat(new Xl(client, own).run(command.split(" ")))
                        .as(command)
                        .isEqualTo(1);
            }
            assertThat(own.errText()).as(command).endsWith(sentence);
        }
    }

    /** Runs xl against a daemon that sends one answer for each request; answers the requests. */
    private List<String> xl(int status, List<String> answers, String... words) throws Exception {
        Path socket = directory.resolve("xld.sock");
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
                SocketClient client = new SocketClient(socket)) {
            CompletableFuture<List<String>> requests = CompletableFuture.supplyAsync(() -> serve(server, answers));
            assertThat(new Xl(client, terminal).run(words)).isEqualTo(status);
            return requests.get();
        }
    }

    private static List<String> serve(ServerSocketChannel server, List<String> answers) {
        List<String> requests = new ArrayList<>();
        try (SocketChannel peer = server.accept();
                BufferedReader in = new BufferedReader(Channels.newReader(peer, StandardCharsets.UTF_8));
                OutputStream out = Channels.newOutputStream(peer)) {
            out.write((HELLO + "\n").getBytes(StandardCharsets.UTF_8));
            for (String answer : answers) {
                requests.add(in.readLine());
                out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            requests.add(e.toString());
        }
        return requests;
    }
}
