package dev.xld.daemon.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** Cuts a stream into lines of bounded length. Used by one connection's reader thread. */
final class Lines {
    /** The longest line either side may send, its newline not counted. */
    static final int MAX_BYTES = 4 << 20;

    private final ReadableByteChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(16 << 10).flip();
    private byte[] line = new byte[1 << 10];

    Lines(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** A line over the limit: what follows it cannot be told apart, so the connection ends. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a line is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** The next line without its newline; EOFException at the end of the stream. */
    byte[] next() throws IOException {
        int length = 0;
        while (true) {
            if (!chunk.hasRemaining()) {
                chunk.clear();
                int read = channel.read(chunk);
                chunk.flip();
                if (read < 0) {
                    throw new EOFException();
                }
                continue;
            }
            byte next = chunk.get();
            if (next == '\n') {
                byte[] whole = Arrays.copyOf(line, length);
                shrink();
                return whole;
            }
            if (length == MAX_BYTES) {
                throw new TooLong();
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, line.length * 2);
            }
            line[length++] = next;
        }
    }

    /** One long line must not cost its memory for ever. */
    private void shrink() {
        if (line.length > 64 << 10) {
            line = new byte[1 << 10];
        }
    }
}
