package dev.xld.daemon.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be sent to one client. Senders never block: progress that finds the box half full is dropped, and an
 * answer that finds it full means that the client does not read, which ends the connection. One thread writes; any may send.
 */
final class Outbox {
    private static final int CAPACITY = 256;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final WritableByteChannel channel;

    Outbox(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Whether there was room. */
    boolean send(byte[] line) {
        return waiting.offer(line);
    }

    /** For what may be lost. */
    void sendIfEasy(byte[] line) {
        if (waiting.size() < CAPACITY / 2) {
            waiting.offer(line);
        }
    }

    /** Lets {@link #drain} end once everything sent so far is written. */
    void finish() {
        waiting.offer(END);
    }

    /** Writes until finished or until the client is gone. */
    void drain() {
        try {
            while (true) {
                byte[] line = waiting.poll(1, TimeUnit.SECONDS);
                if (line == END || line == null && !channel.isOpen()) {
                    return;
                }
                if (line != null) {
                    ByteBuffer bytes = ByteBuffer.wrap(line);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
            }
        } catch (IOException gone) {
            waiting.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
