package dev.xld.daemon.wire;

import dev.xld.api.DomainSelection;
import dev.xld.api.Hello;
import dev.xld.api.HostInfoRequest;
import dev.xld.api.Method;
import dev.xld.api.WaitRequest;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with a few handlers: {@code domain.list} answers with what it was asked, {@code domain.wait} works until it is
 * cancelled, {@code host.info} fails.
 */
final class TestServer implements AutoCloseable {
    static final String HELLO = "{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":"
            + "{\"protocol\":1,\"version\":\"0.0.1\",\"xen\":\"4.17.5\",\"extensions\":[]}}";

    final Path path;
    final AtomicInteger cancelled = new AtomicInteger();
    final CountDownLatch waiting = new CountDownLatch(1);
    volatile RuntimeException mishap = new IllegalStateException("a bug");
    private final SocketServer server;

    TestServer(Path directory) throws IOException {
        this(
                directory,
                new SocketServer.Limits(60, Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(2)));
    }

    TestServer(Path directory, SocketServer.Limits limits) throws IOException {
        this.path = directory.resolve("s");
        MethodTable table = new MethodTable()
                .on(Method.DOMAIN_LIST, DomainSelection.class, (what, task) -> what)
                .on(Method.DOMAIN_WAIT, WaitRequest.class, (what, task) -> {
                    task.progress(1, 2, "waiting");
                    waiting.countDown();
                    while (!task.cancelled()) {
                        sleep();
                    }
                    cancelled.incrementAndGet();
                    throw new dev.xld.api.ApiException(dev.xld.api.ErrorKind.CANCELLED, "Cancelled.");
                })
                .on(Method.HOST_INFO, HostInfoRequest.class, (what, task) -> {
                    throw mishap;
                });
        ServerSocketChannel socket = ServerSocket.bind(path, null);
        this.server = new SocketServer(
                path,
                socket,
                table,
                new PeerPolicy(null, directory.resolve("group")),
                new Hello(1, "0.0.1", "4.17.5", List.of()),
                limits);
        server.start();
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    TestClient client() throws IOException {
        return new TestClient(path);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
