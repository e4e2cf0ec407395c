package dev.xld.xenstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The protocol client keeps the contract against a small xenstored of ours, and survives a bad one. */
class WireXenStoreTest extends XenStoreContract {
    private Path socket;
    private FakeXenstored server;

    private void serve() throws IOException {
        if (server == null) {
            socket = Files.createTempDirectory("xs").resolve("socket");
            server = new FakeXenstored(socket);
        }
    }

    @Override
    protected void stopped() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        Files.delete(socket.getParent());
    }

    @Override
    protected XenStore open() throws IOException {
        serve();
        return new WireXenStore(socket);
    }

    private static void assertLost(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.CONNECTION_LOST));
    }

    @Test
    void nobodyListeningIsAnErrorThatNamesTheSocket() {
        assertThatThrownBy(() -> new WireXenStore(Path.of("/nonexistent/socket")))
                .satisfies(WireXenStoreTest::assertLost)
                .hasMessageContaining("/nonexistent/socket");
    }

    @Test
    void callsUnderWayFailWhenTheConnectionBreaksAndTheNextOneConnectsAgain() throws Exception {
        try (WireXenStore store = new WireXenStore(socket)) {
            store.write("/kept", "1");
            server.fallSilent();
            CompletableFuture<?> waiting = CompletableFuture.supplyAsync(() -> store.read("/kept"));
            Thread.sleep(100);
            server.cut();
            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(e -> assertLost(e.getCause()));
            assertThat(store.read("/kept")).contains("1");
        }
    }

    @Test
    void aBrokenConnectionBringsTheWatchesBackOnTheNext() throws Exception {
        try (WireXenStore store = new WireXenStore(socket)) {
            List<String> seen = new CopyOnWriteArrayList<>();
            store.watch("/w", seen::add);
            await().until(() -> seen.size() == 1);
            server.cut();
            await().until(() -> seen.size() >= 2);
            store.write("/w/x", "1");
            await().until(() -> seen.contains("/w/x"));
        }
    }

    @Test
    void garbageFromTheServerBreaksTheConnectionAndNothingElse() throws Exception {
        try (WireXenStore store = new WireXenStore(socket)) {
            store.write("/a", "1");
            server.sendGarbage();
            await().ignoreExceptions().until(() -> store.read("/a").isPresent());
        }
    }

    @Test
    void oxenstoredSendsALongListingWhole() {
        server.sendLongAnswers();
        aListingMayBeLongerThanOneMessage();
    }

    @Test
    void theFirstOfManyFailedWritesIsReported() {
        try (WireXenStore store = new WireXenStore(socket)) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("/good", "1");
            values.put("/bad path", "2");
            assertThatThrownBy(() -> store.writeAll(values)).hasMessageContaining("/bad path");
        }
    }
}
