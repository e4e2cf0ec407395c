package dev.xld.xenstore;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The live watches of one store by token, and the one thread their listeners run on. An exception of a listener goes to
 * the thread's handler of uncaught exceptions and stops nothing. An event equal to one still waiting is dropped, so a guest
 * that writes all day cannot make the queue grow. Safe for any number of threads.
 */
final class Watches {
    private final Map<String, Registered> live = new ConcurrentHashMap<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextToken = new AtomicLong();
    private final ExecutorService events =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "xenstore-events");
                thread.setDaemon(true);
                return thread;
            });

    /** A watch, as its owner and this room see it. */
    static final class Registered implements Watch {
        final String token;
        private final String path;
        private final Listener listener;
        private final Consumer<Registered> closer;
        private volatile boolean closed;

        private Registered(String token, String path, Listener listener, Consumer<Registered> closer) {
            this.token = token;
            this.path = path;
            this.listener = listener;
            this.closer = closer;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                closer.accept(this);
            }
        }
    }

    /** {@code closer} tells xenstored; it runs once, on the closing thread. */
    Registered add(String path, Watch.Listener listener, Consumer<Registered> closer) {
        Registered watch = new Registered(
                Long.toString(nextToken.incrementAndGet()), path, listener, closer.andThen(w -> live.remove(w.token)));
        live.put(watch.token, watch);
        return watch;
    }

    void remove(Registered watch) {
        watch.closed = true;
        live.remove(watch.token);
    }

    Iterable<Registered> all() {
        return live.values();
    }

    /** Hands an event to its listener; an unknown token is an event of a watch closed meanwhile. */
    void fire(String path, String token) {
        Registered watch = live.get(token);
        String event = token + " " + path;
        if (watch == null || !pending.add(event)) {
            return;
        }
        try {
            events.execute(() -> {
                pending.remove(event);
                if (!watch.closed) {
                    call(watch, path);
                }
            });
        } catch (RejectedExecutionException stopped) {
            // The store is closed: nobody waits for events any more.
        }
    }

    private static void call(Registered watch, String path) {
        try {
            watch.listener.changed(path);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** Runs work among the events, so that it cannot overtake them. */
    void run(Runnable work) {
        try {
            events.execute(work);
        } catch (RejectedExecutionException stopped) {
            // The store is closed.
        }
    }

    void stop() {
        live.clear();
        events.shutdownNow();
    }
}
