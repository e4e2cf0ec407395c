package dev.xld.api.client;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A Unix socket that carries lines of bounded length. One thread reads and writes; {@link #close} may come from any, and ends
 * what the other does with an IOException.
 */
final class LineChannel implements Closeable {
    /** The longest line either side sends, in bytes, its newline not counted. */
    static final int LONGEST = 4 << 20;

    private final SocketChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(16 << 10).flip();

    private LineChannel(SocketChannel channel) {
        this.channel = channel;
    }

    static LineChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new LineChannel(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends bytes that hold no newline, and the newline. */
    void write(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(line, line.length + 1));
        bytes.put(line.length, (byte) '\n');
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The next line without its newline; EOFException when the other side has closed. */
    byte[] read() throws IOException {
        byte[] line = new byte[1 << 10];
        int length = 0;
        while (true) {
            if (!chunk.hasRemaining()) {
                fill();
            }
            byte next = chunk.get();
            if (next == '\n') {
                return Arrays.copyOf(line, length);
            }
            if (length == LONGEST) {
                throw new IOException("a line of its answer is longer than " + LONGEST + " bytes");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = next;
        }
    }

    private void fill() throws IOException {
        chunk.clear();
        int read = channel.read(chunk);
        chunk.flip();
        if (read < 0) {
            throw new EOFException("it closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
