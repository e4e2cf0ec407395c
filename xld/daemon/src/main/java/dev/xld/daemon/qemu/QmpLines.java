package dev.xld.daemon.qemu;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Lines of text both ways over a Unix socket whose other end is not trusted: no line is longer than a mebibyte and no call
 * lasts beyond its deadline, a {@link System#nanoTime}. Used by one thread.
 */
final class QmpLines implements AutoCloseable {
    /** As libxl bounds it. */
    static final int LONGEST = 1 << 20;

    private static final int CHUNK = 8192;
    private static final long RETRY_MILLIS = 50;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer received = ByteBuffer.allocate(CHUNK).flip();

    private QmpLines(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /** Connects; while others are queued at the socket it tries again. */
    static QmpLines connect(Path socket, long deadline) throws IOException {
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            boolean kept = false;
            try {
                channel.configureBlocking(false);
                if (channel.connect(UnixDomainSocketAddress.of(socket))) {
                    Selector selector = Selector.open();
                    channel.register(selector, SelectionKey.OP_READ);
                    kept = true;
                    return new QmpLines(channel, selector);
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
            remaining(deadline);
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the daemon is stopping", e);
        }
    }

    void send(String line, long deadline) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /** The next line, without its end; bytes that are no UTF-8 are replaced. */
    String receive(long deadline) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (received.hasRemaining()) {
                byte next = received.get();
                if (next == '\n') {
                    return line.toString(StandardCharsets.UTF_8).stripTrailing();
                }
                if (line.size() == LONGEST) {
                    throw new IOException("it sent a line of more than " + LONGEST + " bytes");
                }
                line.write(next);
            }
            fill(deadline);
        }
    }

    private void fill(long deadline) throws IOException {
        received.clear();
        int count;
        do {
            await(SelectionKey.OP_READ, deadline);
            count = channel.read(received);
        } while (count == 0);
        received.flip();
        if (count < 0) {
            throw new EOFException("it closed the connection");
        }
    }

    private void await(int operation, long deadline) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        selector.select(remaining(deadline));
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("the daemon is stopping");
        }
    }

    private static long remaining(long deadline) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new IOException("it did not answer in time");
        }
        return millis;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
