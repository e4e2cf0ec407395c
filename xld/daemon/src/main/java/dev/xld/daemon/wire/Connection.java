package dev.xld.daemon.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.xld.api.ApiException;
import dev.xld.api.CancelRequest;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Hello;
import dev.xld.api.Method;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: reads its requests, hands each to a worker, sends the answers in the order they are ready. When the client goes
 * its requests are cancelled; one that only says that it will send no more still gets its answers. {@link #serve} runs on the
 * connection's own thread, answers come from any.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int REQUESTS_AT_ONCE = 64;
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final SocketChannel channel;
    private final Peer peer;
    private final MethodTable methods;
    private final PeerPolicy policy;
    private final Executor workers;
    private final Allowance allowance;
    private final Duration patience;
    private final Lines lines;
    private final Outbox outbox;
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();
    private final Object answered = new Object();
    private int unanswered;

    /** {@code patience}: how long a client may keep an answer waiting. */
    Connection(
            SocketChannel channel,
            Peer peer,
            MethodTable methods,
            PeerPolicy policy,
            Executor workers,
            Allowance allowance,
            Duration patience) {
        this.channel = channel;
        this.peer = peer;
        this.methods = methods;
        this.policy = policy;
        this.workers = workers;
        this.allowance = allowance;
        this.patience = patience;
        this.lines = new Lines(channel, allowance);
        this.outbox = new Outbox(channel, patience);
    }

    /** Blocks until the client is gone. */
    void serve(Hello hello) {
        Thread writer = new Thread(outbox::drain, Thread.currentThread().getName() + "-out");
        writer.setDaemon(true);
        writer.start();
        send(Json.notification("hello", hello));
        try (lines) {
            while (true) {
                take(lines.next());
            }
        } catch (Lines.Endless e) {
            send(Json.error(
                    null, new ApiException(ErrorKind.INVALID_REQUEST, e.getMessage() + "; the connection ends")));
        } catch (EOFException sendsNoMore) {
            answerWhatIsLeft();
        } catch (IOException gone) {
            // The client was cut off, or has gone with answers unread.
        } finally {
            cancelAll();
            outbox.finish();
            awaitEnd(writer);
            close();
        }
    }

    /**
     * The client has closed its end, or only the half it writes to. Writing tells: it fails once nobody reads. So all that is
     * under way tells its progress again and again.
     */
    private void answerWhatIsLeft() {
        while (!awaitAnswers() && !outbox.isBroken()) {
            calls.values().forEach(Call::repeatProgress);
        }
    }

    /** Whether all is answered, now or within a moment. */
    private boolean awaitAnswers() {
        long end = System.nanoTime() + PROBE_NANOS;
        synchronized (answered) {
            long left = PROBE_NANOS;
            while (unanswered > 0 && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(answered, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return true;
                }
                left = end - System.nanoTime();
            }
            return unanswered == 0;
        }
    }

    private void count(int change) {
        synchronized (answered) {
            unanswered += change;
            answered.notifyAll();
        }
    }

    private void awaitEnd(Thread writer) {
        try {
            writer.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void cancelAll() {
        calls.values().forEach(Call::cancel);
    }

    /** Takes no more requests; the connection ends when those under way, which are cancelled, are answered. */
    void stop() {
        cancelAll();
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            close();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection", e);
        }
    }

    /** Ends the connection if the client has been at one long line for more than {@code bound}. */
    void cutIfStalled(Duration bound) {
        if (lines.stalled(bound)) {
            LOG.warn("a client of {} does not finish its line and is cut off", peer);
            close();
        }
    }

    private void take(Lines.Line line) {
        Long id = null;
        boolean started = false;
        try {
            JsonNode node = Json.parse(line.bytes(), line.length());
            id = Request.idOf(node);
            started = start(Request.of(node), line.taken());
        } catch (ApiException e) {
            send(Json.error(id, e));
        } finally {
            if (!started) {
                allowance.give(line.taken());
            }
        }
    }

    /** Whether a worker has it now. */
    private boolean start(Request request, int taken) {
        try {
            policy.check(peer, request.method());
        } catch (ApiException refused) {
            Audit.log(request, peer, refused, System.nanoTime());
            throw refused;
        }
        if (request.parameters() instanceof CancelRequest cancel && request.method() == Method.TASK_CANCEL) {
            Optional.ofNullable(calls.get(cancel.request())).ifPresent(Call::cancel);
            send(Json.result(request.id(), new Done()));
            return false;
        }
        if (calls.size() >= REQUESTS_AT_ONCE) {
            throw new ApiException(
                    ErrorKind.BUSY,
                    REQUESTS_AT_ONCE + " requests of this connection are under way; wait for their answers");
        }
        Call call = new Call(request, policy.trusts(peer), taken, outbox);
        if (calls.putIfAbsent(request.id(), call) != null) {
            throw new ApiException(ErrorKind.INVALID_REQUEST, "request " + request.id() + " is still under way");
        }
        count(1);
        try {
            workers.execute(() -> answer(call));
            return true;
        } catch (RejectedExecutionException e) {
            calls.remove(request.id());
            count(-1);
            throw new ApiException(
                    ErrorKind.BUSY, "the daemon stops or has too much to do, and takes no more requests; try again");
        }
    }

    private void answer(Call call) {
        Request request = call.request;
        long start = System.nanoTime();
        byte[] reply;
        ApiException failure = null;
        try {
            reply = Json.result(request.id(), methods.handler(request.method()).handle(request.parameters(), call));
        } catch (RuntimeException | Error e) {
            failure = Mishaps.describe(e, request.method());
            reply = Json.error(request.id(), failure);
        }
        allowance.give(call.taken);
        Audit.log(request, peer, failure, start);
        // The client may use the id again as soon as it has the answer.
        calls.remove(request.id());
        send(reply);
        count(-1);
    }

    private void send(byte[] line) {
        if (!outbox.send(line) && channel.isOpen()) {
            LOG.warn("a client of {} does not read its answers and is cut off", peer);
            close();
        }
    }
}
