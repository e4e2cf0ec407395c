package dev.xld.daemon.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * Cuts a stream into lines of bounded length; what a line takes beyond a short one's length comes out of the allowance. Used
 * by one connection's reader thread, but for {@link #stalled}.
 */
final class Lines implements AutoCloseable {
    /** The longest line either side may send, its newline not counted. */
    static final int MAX_BYTES = 4 << 20;

    private static final int SHORT = 8 << 10;

    private final ReadableByteChannel channel;
    private final Allowance allowance;
    private final byte[] chunk = new byte[SHORT];
    private int next;
    private int end;
    private byte[] line = new byte[SHORT];
    private volatile long longSince;

    Lines(ReadableByteChannel channel, Allowance allowance) {
        this.channel = channel;
        this.allowance = allowance;
    }

    /** {@code taken} bytes of the allowance go with the line: whoever gets it gives them back. */
    record Line(byte[] bytes, int length, int taken) {}

    /** The line cannot be read to its end, so that what follows it cannot be told apart: the connection must end. */
    static final class Endless extends IOException {
        private static final long serialVersionUID = 1L;

        Endless(String message) {
            super(message);
        }
    }

    /** The next line without its newline; EOFException at the end of the stream. */
    Line next() throws IOException {
        int length = 0;
        while (true) {
            int newline = next;
            while (newline < end && chunk[newline] != '\n') {
                newline++;
            }
            int count = newline - next;
            makeRoom(length + count);
            System.arraycopy(chunk, next, line, length, count);
            length += count;
            if (newline < end) {
                next = newline + 1;
                return finish(length);
            }
            fill();
        }
    }

    private void fill() throws IOException {
        int read = channel.read(ByteBuffer.wrap(chunk));
        if (read < 0) {
            throw new EOFException();
        }
        next = 0;
        end = read;
    }

    private void makeRoom(int length) throws Endless {
        if (length > MAX_BYTES) {
            throw new Endless("a line is longer than " + MAX_BYTES + " bytes");
        }
        if (length > line.length) {
            int bigger = Math.min(MAX_BYTES, line.length * 2);
            if (!allowance.take(bigger - line.length)) {
                throw new Endless("there are too many long requests now");
            }
            if (line.length == SHORT) {
                longSince = System.nanoTime();
            }
            line = Arrays.copyOf(line, bigger);
        }
    }

    private Line finish(int length) {
        if (line.length == SHORT) {
            return new Line(Arrays.copyOf(line, length), length, 0);
        }
        Line whole = new Line(line, length, line.length - SHORT);
        longSince = 0;
        line = new byte[SHORT];
        return whole;
    }

    /** Whether a long line has been coming for more than {@code bound}, with memory others could use. Any thread. */
    boolean stalled(Duration bound) {
        long since = longSince;
        return since != 0 && System.nanoTime() - since > bound.toNanos();
    }

    /** Gives back what an unfinished line took. */
    @Override
    public void close() {
        allowance.give(line.length - SHORT);
        line = new byte[SHORT];
        longSince = 0;
    }
}
