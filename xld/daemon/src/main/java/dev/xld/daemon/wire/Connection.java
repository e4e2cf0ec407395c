package dev.xld.daemon.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.xld.api.ApiException;
import dev.xld.api.CancelRequest;
import dev.xld.api.Done;
import dev.xld.api.ErrorKind;
import dev.xld.api.Hello;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import dev.xld.daemon.plan.Failures;
import dev.xld.daemon.plan.Task;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: reads its requests, hands each to a worker, sends the answers in the order they are ready. When the client goes
 * its requests are cancelled. {@link #serve} runs on the connection's own thread, answers come from any.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int REQUESTS_AT_ONCE = 64;

    private final SocketChannel channel;
    private final Peer peer;
    private final MethodTable methods;
    private final PeerPolicy policy;
    private final Executor workers;
    private final Outbox outbox;
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();

    Connection(SocketChannel channel, Peer peer, MethodTable methods, PeerPolicy policy, Executor workers) {
        this.channel = channel;
        this.peer = peer;
        this.methods = methods;
        this.policy = policy;
        this.workers = workers;
        this.outbox = new Outbox(channel);
    }

    /** A request at work. */
    private final class Call implements Task {
        private final Request request;
        private volatile boolean cancelled;

        Call(Request request) {
            this.request = request;
        }

        @Override
        public void progress(int step, int of, String message) {
            outbox.sendIfEasy(Json.notification("task.progress", new Progress(request.id(), step, of, message)));
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    /** Blocks until the client is gone. */
    void serve(Hello hello) {
        Thread writer = new Thread(outbox::drain, Thread.currentThread().getName() + "-out");
        writer.setDaemon(true);
        writer.start();
        send(Json.notification("hello", hello));
        Lines lines = new Lines(channel);
        try {
            while (true) {
                take(lines.next());
            }
        } catch (Lines.TooLong e) {
            send(Json.error(
                    null, new ApiException(ErrorKind.INVALID_REQUEST, e.getMessage() + "; the connection ends")));
        } catch (IOException gone) {
            // The client has closed its end, or was cut off.
        } finally {
            calls.values().forEach(call -> call.cancelled = true);
            outbox.finish();
            awaitEnd(writer);
            close();
        }
    }

    private static void awaitEnd(Thread writer) {
        try {
            writer.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection", e);
        }
    }

    private void take(byte[] line) {
        Long id = null;
        try {
            JsonNode node = Json.parse(line);
            id = Request.idOf(node);
            start(new Call(Request.of(node)));
        } catch (ApiException e) {
            send(Json.error(id, e));
        }
    }

    private void start(Call call) {
        Request request = call.request;
        policy.check(peer, request.method());
        if (request.method() == Method.TASK_CANCEL) {
            cancel(((CancelRequest) request.parameters()).request());
            send(Json.result(request.id(), new Done()));
            return;
        }
        if (calls.size() >= REQUESTS_AT_ONCE) {
            throw new ApiException(
                    ErrorKind.BUSY,
                    REQUESTS_AT_ONCE + " requests of this connection are under way; wait for their answers");
        }
        if (calls.putIfAbsent(request.id(), call) != null) {
            throw new ApiException(ErrorKind.INVALID_REQUEST, "request " + request.id() + " is still under way");
        }
        try {
            workers.execute(() -> answer(call));
        } catch (RejectedExecutionException e) {
            calls.remove(request.id());
            throw new ApiException(ErrorKind.BUSY, "the daemon takes no more requests now; try again");
        }
    }

    private void cancel(long id) {
        Call call = calls.get(id);
        if (call != null) {
            call.cancelled = true;
        }
    }

    private void answer(Call call) {
        Request request = call.request;
        long start = System.nanoTime();
        byte[] reply;
        String outcome = "done";
        try {
            reply = Json.result(request.id(), methods.handler(request.method()).handle(request.parameters(), call));
        } catch (RuntimeException e) {
            ApiException failure = Failures.describe(e, request.method().wireName());
            if (failure.kind() == ErrorKind.INTERNAL) {
                LOG.error("{} failed", request.method().wireName(), e);
            }
            outcome = String.valueOf(failure.getMessage());
            reply = Json.error(request.id(), failure);
        }
        calls.remove(request.id());
        if (request.method().changing()) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            LOG.info(
                    "{} {} by {}: {} ({} ms)",
                    request.method().wireName(),
                    Audit.subject(request),
                    peer,
                    outcome,
                    millis);
        }
        send(reply);
    }

    private void send(byte[] line) {
        if (!outbox.send(line)) {
            LOG.warn("a client of {} does not read its answers and is cut off", peer);
            close();
        }
    }
}
