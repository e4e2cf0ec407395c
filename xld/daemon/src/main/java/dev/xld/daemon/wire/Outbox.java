package dev.xld.daemon.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client, a bounded number of bytes. A sender waits a short time for room; if the client has not
 * made any by then it does not read, and the connection should end. One thread writes; any may send.
 */
final class Outbox {
    /** One answer of any length fits, others until this is reached. */
    private static final int MAX_BYTES = 1 << 20;

    private final WritableByteChannel channel;
    private final Duration patience;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean finished;
    private boolean broken;

    Outbox(WritableByteChannel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
    }

    /** Whether there was room in time, or the client is gone and nothing matters. */
    synchronized boolean send(byte[] line) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!broken && bytes > 0 && bytes + line.length > MAX_BYTES) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        add(line);
        return true;
    }

    /** For what may be lost; never waits. */
    synchronized void sendIfEasy(byte[] line) {
        if (bytes < MAX_BYTES / 2) {
            add(line);
        }
    }

    private void add(byte[] line) {
        if (!broken) {
            waiting.add(line);
            bytes += line.length;
            notifyAll();
        }
    }

    /** Lets {@link #drain} end once everything sent so far is written. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Whether writing to the client has failed. */
    synchronized boolean isBroken() {
        return broken;
    }

    /** Writes until finished or until the client is gone. */
    void drain() {
        try {
            for (byte[] line = first(); line != null; line = first()) {
                ByteBuffer left = ByteBuffer.wrap(line);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                written(line.length);
            }
        } catch (IOException gone) {
            // There is nobody to tell; the reader sees the end of the connection too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            breakUp();
        }
    }

    private synchronized byte @Nullable [] first() throws InterruptedException {
        while (waiting.isEmpty() && !finished) {
            wait();
        }
        return waiting.poll();
    }

    private synchronized void written(int length) {
        bytes -= length;
        notifyAll();
    }

    private synchronized void breakUp() {
        broken = true;
        waiting.clear();
        notifyAll();
    }
}
