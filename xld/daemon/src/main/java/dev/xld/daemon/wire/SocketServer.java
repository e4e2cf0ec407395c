package dev.xld.daemon.wire;

import dev.xld.api.Hello;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's socket: mode 0660, owned by root and the configured group. Each connection has a thread that reads and one
 * that writes; requests run on shared workers. Started and closed by {@code Xld}.
 */
public final class SocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final int CONNECTIONS = 128;
    private static final int WORKERS = 128;

    private final Path path;
    private final ServerSocketChannel server;
    private final MethodTable methods;
    private final PeerPolicy policy;
    private final Hello hello;
    private final ThreadPoolExecutor workers;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger threadNumber = new AtomicInteger();

    /** Binds; a socket file left by a daemon that died is replaced, its lock having been checked by the caller. */
    public SocketServer(Path path, @Nullable String group, MethodTable methods, PeerPolicy policy, Hello hello)
            throws IOException {
        this.path = path;
        this.methods = methods;
        this.policy = policy;
        this.hello = hello;
        this.workers = new ThreadPoolExecutor(
                0, WORKERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread(work, "request"));
        Files.deleteIfExists(path);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        if (group != null) {
            Files.getFileAttributeView(path, PosixFileAttributeView.class)
                    .setGroup(
                            path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
        }
    }

    private Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name + "-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to take connections. */
    public void start() {
        Thread accepting = new Thread(this::acceptAll, "accept");
        // The one thread that keeps the daemon alive.
        accepting.setDaemon(false);
        accepting.start();
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                if (connections.size() >= CONNECTIONS) {
                    LOG.warn("refused a connection: there are {} already", CONNECTIONS);
                    client.close();
                } else {
                    serve(client);
                }
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.warn("cannot take a connection: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel client) throws IOException {
        UnixDomainPrincipal principal = client.getOption(ExtendedSocketOptions.SO_PEERCRED);
        Peer peer = new Peer(principal.user().getName(), principal.group().getName());
        Connection connection = new Connection(client, peer, methods, policy, workers);
        connections.add(connection);
        thread(
                        () -> {
                            try {
                                connection.serve(hello);
                            } finally {
                                connections.remove(connection);
                            }
                        },
                        "client")
                .start();
    }

    /** The workers, for whoever waits for requests to end at a stop. */
    ExecutorService workers() {
        return workers;
    }

    /** Takes no more connections, cancels what is under way and waits for it to be undone, a bounded time. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
        connections.forEach(Connection::close);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("requests are still under way; the journal lets the next start undo them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
