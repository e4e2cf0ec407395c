package dev.xld.xenstore;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * One connected socket to xenstored: any number of requests outstanding, answers matched by request id on one reader
 * thread. Once broken it stays broken: every outstanding and later request fails. Safe for any number of threads.
 */
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    /** What has arrived and is not delivered yet, often many answers; the reader thread's alone. */
    private final ByteBuffer received = ByteBuffer.allocateDirect(16 * 1024).limit(0);

    private final Map<Integer, CompletableFuture<Message>> outstanding = new ConcurrentHashMap<>();
    private final AtomicInteger nextRequest = new AtomicInteger(1);
    private final BiConsumer<String, String> events;
    private final Runnable lost;
    private volatile boolean broken;

    /**
     * @param events gets the path and token of every watch event, on the reader thread
     * @param lost runs once on the reader thread when the connection has broken
     */
    Connection(Path socket, BiConsumer<String, String> events, Runnable lost) throws IOException {
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        this.events = events;
        this.lost = lost;
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        Thread reader = new Thread(this::readAll, "xenstore-reader");
        reader.setDaemon(true);
        reader.start();
    }

    int nextRequest() {
        return nextRequest.getAndIncrement();
    }

    boolean broken() {
        return broken;
    }

    /** Sends without waiting; the answer is the reply, an ERROR reply included, or an IOException for a lost connection. */
    CompletableFuture<Message> send(Message message) {
        return sendAll(List.of(message)).get(0);
    }

    /** {@link #send} of each, in order and by one system call where they fit. */
    List<CompletableFuture<Message>> sendAll(List<Message> messages) {
        List<CompletableFuture<Message>> replies = new ArrayList<>();
        int size = 0;
        for (Message message : messages) {
            CompletableFuture<Message> reply = new CompletableFuture<>();
            outstanding.put(message.request(), reply);
            replies.add(reply);
            size += message.size();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        messages.forEach(message -> bytes.put(message.encode()));
        try {
            write(bytes.flip());
        } catch (IOException e) {
            fail(e);
        }
        if (broken) {
            fail(new IOException("the connection to xenstored is lost"));
        }
        return replies;
    }

    private void write(ByteBuffer bytes) throws IOException {
        synchronized (channel) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void readAll() {
        try {
            ByteBuffer header = ByteBuffer.allocate(Message.HEADER);
            while (true) {
                readFully(header.clear());
                Message message = Message.header(header.flip());
                readFully(ByteBuffer.wrap(message.payload()));
                deliver(message);
            }
        } catch (IOException | IllegalArgumentException e) {
            fail(e);
        } finally {
            lost.run();
        }
    }

    private void readFully(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (!received.hasRemaining()) {
                receive();
            }
            int count = Math.min(buffer.remaining(), received.remaining());
            buffer.put(received.slice(received.position(), count));
            received.position(received.position() + count);
        }
    }

    private void receive() throws IOException {
        int count = channel.read(received.clear());
        received.flip();
        if (count < 0) {
            throw new IOException("xenstored closed the connection");
        }
    }

    private void deliver(Message message) {
        if (message.type() == Message.Type.WATCH_EVENT) {
            List<String> strings = message.strings();
            if (strings.size() >= 2) {
                events.accept(strings.get(0), strings.get(1));
            }
            return;
        }
        CompletableFuture<Message> reply = outstanding.remove(message.request());
        if (reply != null) {
            reply.complete(message);
        }
    }

    private void fail(Exception cause) {
        broken = true;
        try {
            channel.close();
        } catch (IOException ignored) {
            // The channel is given up; how it closes changes nothing.
        }
        outstanding.forEach((request, reply) -> {
            if (outstanding.remove(request, reply)) {
                reply.completeExceptionally(cause);
            }
        });
    }

    @Override
    public void close() {
        fail(new IOException("the connection to xenstored was closed"));
    }
}
