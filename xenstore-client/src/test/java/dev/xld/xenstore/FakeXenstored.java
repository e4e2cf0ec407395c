package dev.xld.xenstore;

import dev.xld.xenstore.Message.Type;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A xenstored for tests: the protocol on a socket, an {@link InMemoryXenStore}'s rules behind it, and ways to misbehave. */
final class FakeXenstored implements AutoCloseable {
    private final ServerSocketChannel server;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();
    private final MemoryTree tree = new MemoryTree();
    private final Map<Integer, MemoryTree> transactions = new ConcurrentHashMap<>();
    private final Map<String, String> watches = new ConcurrentHashMap<>();
    private int version;
    private int nextTransaction = 1;
    private volatile boolean silent;
    private volatile boolean longAnswers;

    FakeXenstored(Path socket) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake-xenstored");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers nothing from now on. */
    void fallSilent() {
        silent = true;
    }

    /** Sends listings over 4096 bytes whole from now on, as oxenstored does, instead of refusing them. */
    void sendLongAnswers() {
        longAnswers = true;
    }

    /** Cuts every connection, answers under way or not. */
    void cut() throws IOException {
        silent = false;
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    /** Sends a header that no xenstored would send. */
    void sendGarbage() throws IOException {
        for (SocketChannel client : clients) {
            client.write(ByteBuffer.allocate(Message.HEADER).putInt(12, -1));
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel client) {
        try {
            ByteBuffer header = ByteBuffer.allocate(Message.HEADER);
            while (true) {
                fill(client, header.clear());
                Message request = Message.header(header.flip());
                fill(client, ByteBuffer.wrap(request.payload()));
                if (!silent) {
                    answer(client, request);
                }
            }
        } catch (IOException closed) {
            watches.clear();
            clients.remove(client);
        }
    }

    private static void fill(SocketChannel client, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                throw new IOException("end");
            }
        }
    }

    private synchronized void answer(SocketChannel client, Message request) throws IOException {
        try {
            String reply = reply(request);
            send(client, new Message(request.type(), request.request(), request.transaction(), bytes(reply)));
        } catch (XenStoreException e) {
            send(client, new Message(Type.ERROR, request.request(), request.transaction(), bytes(e.error() + "\0")));
            return;
        }
        List<String> arguments = request.strings();
        if (request.type() == Type.WATCH) {
            event(client, arguments.get(0), arguments.get(1));
        } else if ((request.type() == Type.WRITE || request.type() == Type.RM) && request.transaction() == 0) {
            for (Map.Entry<String, String> watch : watches.entrySet()) {
                if ((arguments.get(0) + "/").startsWith(watch.getValue() + "/")) {
                    event(client, arguments.get(0), watch.getKey());
                }
            }
        }
    }

    private static void event(SocketChannel client, String path, String token) throws IOException {
        send(client, Message.of(Type.WATCH_EVENT, 0, 0, path, token));
    }

    private static void send(SocketChannel client, Message message) throws IOException {
        ByteBuffer bytes = message.encode();
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    private String reply(Message request) {
        List<String> arguments = request.strings();
        String path = arguments.isEmpty() ? "" : arguments.get(0);
        MemoryTree at = request.transaction() == 0 ? tree : transactions.get(request.transaction());
        switch (request.type()) {
            case READ:
                return at.read(path).orElseThrow(() -> missing(path));
            case WRITE:
                at.write(path, request.value().substring(path.length() + 1));
                version += request.transaction() == 0 ? 1 : 0;
                return "OK\0";
            case MKDIR:
                at.mkdir(path);
                return "OK\0";
            case RM:
                at.read(path).orElseThrow(() -> missing(path));
                at.remove(path);
                return "OK\0";
            case DIRECTORY:
                String names = zeroEnded(at.list(path).orElseThrow(() -> missing(path)));
                if (names.length() > StorePath.PAYLOAD_MAX && !longAnswers) {
                    throw new XenStoreException("directory", path, StoreError.E2BIG);
                }
                return names;
            case DIRECTORY_PART:
                String all = zeroEnded(at.list(path).orElseThrow(() -> missing(path))) + "\0";
                int from = Integer.parseInt(arguments.get(1));
                int to = all.lastIndexOf('\0', Math.min(all.length(), from + 4000) - 1) + 1;
                return "7\0" + all.substring(from, to);
            case GET_PERMS:
                return zeroEnded(at.permissions(path).orElseThrow(() -> missing(path)).stream()
                        .map(Permission::toString)
                        .toList());
            case SET_PERMS:
                at.setPermissions(
                        path,
                        arguments.subList(1, arguments.size()).stream()
                                .map(Permission::parse)
                                .toList());
                return "OK\0";
            case WATCH:
                watches.put(arguments.get(1), path);
                return "OK\0";
            case UNWATCH:
                watches.remove(arguments.get(1));
                return "OK\0";
            case TRANSACTION_START:
                int id = nextTransaction++ | (version << 16);
                transactions.put(id, tree.copy());
                return id + "\0";
            case TRANSACTION_END:
                MemoryTree own = transactions.remove(request.transaction());
                if (path.equals("T") && own != null) {
                    if (request.transaction() >>> 16 != version) {
                        throw new XenStoreException("commit", "", StoreError.EAGAIN);
                    }
                    version++;
                    tree.become(own);
                }
                return "OK\0";
            default:
                throw new XenStoreException(request.type().name(), path, StoreError.ENOSYS);
        }
    }

    private static XenStoreException missing(String path) {
        return new XenStoreException("find", path, StoreError.ENOENT);
    }

    private static String zeroEnded(List<String> strings) {
        StringBuilder out = new StringBuilder();
        strings.forEach(string -> out.append(string).append('\0'));
        return out.toString();
    }

    private static byte[] bytes(String text) {
        return StoreText.bytes(text);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
