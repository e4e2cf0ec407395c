package dev.xld.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.CreateReply;
import dev.xld.api.CreateRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.DomainSelection;
import dev.xld.api.DomainSummary;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.client.SocketClient;
import dev.xld.daemon.settings.XldConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon, asked by its own client; only Xen and the store are played. */
@Timeout(30)
class XldTest {
    @TempDir
    Path directory;

    private Path socket;
    private Host host;
    private Xld xld;
    private SocketClient client;

    @BeforeEach
    void start() throws IOException {
        socket = directory.resolve("run/xld.sock");
        host = Host.simulated();
        xld = daemon(host, socket);
        xld.start();
        client = new SocketClient(socket);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        xld.close();
    }

    private Xld daemon(Host on, Path at) throws IOException {
        List<String> warnings = new ArrayList<>();
        XldConf conf = XldConf.read(directory.resolve("xld.conf"), warnings).withSocket(at);
        return new Xld(conf, directory.resolve("xl.conf"), on, warnings);
    }

    private CreateReply create(String text) {
        return client.call(
                Method.DOMAIN_CREATE,
                new CreateRequest("web.cfg", text, List.of(), directory.toString(), true, false, false),
                CreateReply.class);
    }

    private List<String> names() {
        DomainSummary[] rows = client.call(Method.DOMAIN_LIST, new DomainSelection(List.of()), DomainSummary[].class);
        return java.util.Arrays.stream(rows).map(DomainSummary::name).toList();
    }

    @Test
    void aDomainIsCreatedListedAndDestroyed() throws IOException {
        Path kernel = Files.writeString(directory.resolve("kernel"), "a kernel");
        CreateReply reply = create("name = 'web'\nkernel = '" + kernel + "'\nmemory = 16\n");
        assertThat(reply.name()).isEqualTo("web");
        assertThat(names()).containsExactly("Domain-0", "web");
        client.call(Method.DOMAIN_DESTROY, new DomainRef("web", false), Done.class);
        assertThat(names()).containsExactly("Domain-0");
    }

    @Test
    void aConfigWithErrorsIsRefusedWithTheirPlaces() {
        assertThatThrownBy(() -> create("name = 'web'\nmemory = [\n"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BAD_CONFIG))
                .hasMessageContaining("web.cfg:");
    }

    @Test
    void aSecondDaemonOnTheSocketIsRefused() throws IOException {
        try (Host other = Host.simulated()) {
            assertThatThrownBy(() -> daemon(other, socket))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another xld serves " + socket);
        }
        assertThat(names()).containsExactly("Domain-0");
    }

    @Test
    void aSecondDaemonOnTheHostIsRefusedWhateverItsSocket() {
        assertThatThrownBy(() -> daemon(host, directory.resolve("other.sock")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another xld manages this host");
        assertThat(names()).containsExactly("Domain-0");
    }
}
