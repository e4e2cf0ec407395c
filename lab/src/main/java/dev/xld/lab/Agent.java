package dev.xld.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The build machine's end of the command channel; {@code lab/host/agent} is the other and describes the frames. Any number of
 * commands run at a time, from any thread. Once the channel has broken every command fails, those under way included.
 */
final class Agent implements AutoCloseable {
    private static final int HEADER = 9;
    private static final byte RUN = 1;
    private static final byte KILL = 2;
    private static final byte LEASH = 3;
    private static final byte STDOUT = 4;
    private static final byte STDERR = 5;
    private static final byte EXIT = 6;
    /** How long a killed command may take to end: the emulator may be busy. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final SocketChannel channel;
    private final Map<Integer, Running> running = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);
    private final Object writing = new Object();
    private volatile boolean gone;

    private record Running(ByteArrayOutputStream out, ByteArrayOutputStream err, CompletableFuture<Integer> exit) {
        Running() {
            this(new ByteArrayOutputStream(), new ByteArrayOutputStream(), new CompletableFuture<>());
        }

        Result result(List<String> command, int status) {
            return new Result(
                    command, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), status);
        }
    }

    private Agent(SocketChannel channel) {
        this.channel = channel;
        Thread reader = new Thread(this::read, "lab-agent");
        reader.setDaemon(true);
        reader.start();
    }

    /** Connects to the socket of a booting or running host; the host powers off when this connection ends. */
    static Agent connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            Agent agent = new Agent(channel);
            agent.send(0, LEASH, new byte[0]);
            return agent;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Runs {@code command} without a shell, as root in /root; kills it and all it started after {@code timeout}. */
    Result run(List<String> command, byte[] stdin, Duration timeout) {
        int number = next.getAndIncrement();
        Running started = new Running();
        running.put(number, started);
        try {
            send(number, RUN, payload(command, stdin));
            if (gone) {
                throw new LabException("dom0 has gone");
            }
            return started.result(command, await(started, number, timeout, command));
        } catch (IOException e) {
            throw new LabException("dom0 has gone", e);
        } finally {
            running.remove(number);
        }
    }

    private int await(Running started, int number, Duration timeout, List<String> command) throws IOException {
        try {
            return started.exit.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            send(number, KILL, new byte[0]);
            int status = killed(started, command);
            throw new LabException("no end within " + timeout.toSeconds() + " s: " + started.result(command, status));
        } catch (ExecutionException e) {
            throw new LabException("dom0 has gone during `" + String.join(" ", command) + "`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted during `" + String.join(" ", command) + "`", e);
        }
    }

    private static int killed(Running started, List<String> command) {
        try {
            return started.exit.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new LabException("dom0 does not answer; last asked: `" + String.join(" ", command) + "`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted during `" + String.join(" ", command) + "`", e);
        }
    }

    private static byte[] payload(List<String> command, byte[] stdin) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(ByteBuffer.allocate(4).putInt(command.size()).array());
        for (String argument : command) {
            payload.write(argument.getBytes(StandardCharsets.UTF_8));
            payload.write(0);
        }
        payload.write(stdin);
        return payload.toByteArray();
    }

    private void send(int number, byte kind, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length)
                .putInt(number)
                .put(kind)
                .putInt(payload.length)
                .put(payload)
                .flip();
        synchronized (writing) {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    private void read() {
        Throwable why;
        try {
            while (true) {
                ByteBuffer header = receive(HEADER);
                int number = header.getInt();
                byte kind = header.get();
                handle(number, kind, receive(header.getInt()));
            }
        } catch (IOException e) {
            why = e;
        }
        gone = true;
        for (Running started : running.values()) {
            started.exit.completeExceptionally(why);
        }
    }

    private ByteBuffer receive(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the emulator closed the channel");
            }
        }
        return buffer.flip();
    }

    private void handle(int number, byte kind, ByteBuffer payload) {
        Running started = running.get(number);
        if (started == null) {
            return;
        }
        switch (kind) {
            case STDOUT -> started.out.write(payload.array(), 0, payload.limit());
            case STDERR -> started.err.write(payload.array(), 0, payload.limit());
            case EXIT -> started.exit.complete(payload.getInt());
            default -> throw new LabException("the agent in dom0 sent a frame of unknown kind " + kind);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
