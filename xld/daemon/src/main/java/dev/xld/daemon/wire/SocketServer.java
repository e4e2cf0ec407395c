package dev.xld.daemon.wire;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Hello;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the daemon's socket. Each connection has a thread that reads and one that writes; requests run on shared workers.
 * Started and closed by {@code Xld}.
 */
public final class SocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final int WORKERS = 128;
    private static final long STALL_LOOK_MILLIS = 1000;

    private final Path path;
    private final ServerSocketChannel server;
    private final MethodTable methods;
    private final PeerPolicy policy;
    private final Hello hello;
    private final Limits limits;
    private final Allowance allowance = Allowance.ofHeap();
    private final ThreadPoolExecutor workers;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger threadNumber = new AtomicInteger();

    /**
     * How much clients may ask of the daemon's patience.
     *
     * @param connections how many there may be
     * @param unread how long a client may keep an answer waiting
     * @param unfinished how long it may take to send one long line
     * @param stopping how long requests may take to end when the daemon stops
     */
    record Limits(int connections, Duration unread, Duration unfinished, Duration stopping) {
        static final Limits USUAL =
                new Limits(128, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    /** Takes over the socket, which is bound and not yet answered. */
    public SocketServer(Path path, ServerSocketChannel server, MethodTable methods, PeerPolicy policy, Hello hello) {
        this(path, server, methods, policy, hello, Limits.USUAL);
    }

    SocketServer(
            Path path, ServerSocketChannel server, MethodTable methods, PeerPolicy policy, Hello hello, Limits limits) {
        this.path = path;
        this.server = server;
        this.methods = methods;
        this.policy = policy;
        this.hello = hello;
        this.limits = limits;
        this.workers = new ThreadPoolExecutor(
                0, WORKERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread(work, "request"));
    }

    private Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name + "-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to take connections. */
    public void start() {
        // The one thread that keeps the daemon alive.
        new Thread(this::acceptAll, "accept").start();
        thread(this::watchForStalled, "stalled").start();
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                admit(server.accept());
            } catch (IOException | RuntimeException e) {
                if (server.isOpen()) {
                    LOG.warn("cannot take a connection: {}", e.toString());
                    pause(100);
                }
            }
        }
    }

    private void admit(SocketChannel client) throws IOException {
        if (clients.incrementAndGet() > limits.connections()) {
            clients.decrementAndGet();
            LOG.warn("refused a connection: there are {} already", limits.connections());
            try (client) {
                client.configureBlocking(false);
                client.write(ByteBuffer.wrap(Json.error(
                        null,
                        new ApiException(
                                ErrorKind.BUSY,
                                "the daemon has " + limits.connections() + " connections already; try again"))));
            }
            return;
        }
        thread(() -> serve(client), "client").start();
    }

    private void serve(SocketChannel client) {
        try (client) {
            Connection connection =
                    new Connection(client, Peer.of(client), methods, policy, workers, allowance, limits.unread());
            connections.add(connection);
            try {
                if (server.isOpen()) {
                    connection.serve(hello);
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException e) {
            LOG.warn("cannot tell who has connected, and so ended the connection: {}", e.toString());
        } finally {
            clients.decrementAndGet();
        }
    }

    private void watchForStalled() {
        while (server.isOpen()) {
            pause(STALL_LOOK_MILLIS);
            connections.forEach(connection -> connection.cutIfStalled(limits.unfinished()));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more connections and requests, cancels what is under way and waits, a bounded time, until it is undone. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        server.close();
        workers.shutdown();
        connections.forEach(Connection::stop);
        if (!await(limits.stopping(), workers::isTerminated)) {
            LOG.warn("requests are still under way; the journal lets the next start finish or undo them");
        }
        await(limits.unread(), connections::isEmpty);
        connections.forEach(Connection::close);
    }

    private static boolean await(Duration bound, BooleanSupplier done) {
        long end = System.nanoTime() + bound.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(5);
        }
        return true;
    }
}
