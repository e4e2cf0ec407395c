package dev.xld.xenstore;

import dev.xld.xenstore.Message.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * xenstored's own protocol over its Unix socket: no native code, any number of requests under way at once, writes of one
 * call sent without waiting for each other's answers. See {@link XenStore} for what a lost connection means.
 */
public final class WireXenStore extends ConnectedStore {
    private final Path socket;
    private final Watches watches = new Watches();
    private final Object connecting = new Object();
    /** One at a time: of transactions side by side xenstored takes the first and makes the others start again. */
    private final ReentrantLock transactions = new ReentrantLock(true);

    private @Nullable Connection connection;
    private volatile boolean closed;

    /**
     * Connects.
     *
     * @throws XenStoreException with {@link StoreError#CONNECTION_LOST} when nobody listens on {@code socket}
     */
    public WireXenStore(Path socket) {
        this.socket = socket;
        connection();
    }

    /** The open connection; a new one, with all watches registered on it, when the last has broken. */
    private Connection connection() {
        synchronized (connecting) {
            if (closed) {
                throw new XenStoreException("connect", socket.toString(), StoreError.CONNECTION_LOST);
            }
            Connection current = connection;
            if (current != null && !current.broken()) {
                return current;
            }
            try {
                Connection fresh = new Connection(socket, watches::fire, this::lost);
                connection = fresh;
                for (Watches.Registered watch : watches.all()) {
                    fresh.send(Message.of(Type.WATCH, fresh.nextRequest(), 0, watch.path(), watch.token));
                }
                return fresh;
            } catch (IOException e) {
                throw new XenStoreException("connect", socket.toString(), StoreError.CONNECTION_LOST, e);
            }
        }
    }

    /** Watches must live on without anybody calling, so a lost connection is sought again until it is back. */
    private void lost() {
        if (closed || !watches.all().iterator().hasNext()) {
            return;
        }
        Thread seeker = new Thread(this::reconnect, "xenstore-reconnect");
        seeker.setDaemon(true);
        seeker.start();
    }

    private void reconnect() {
        while (!closed) {
            try {
                connection();
                return;
            } catch (XenStoreException away) {
                try {
                    Thread.sleep(250);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private Message call(Type type, int transaction, String path, String... more) {
        Connection on = connection();
        String[] arguments = new String[more.length + 1];
        arguments[0] = path;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return await(type, path, on.send(checked(Message.of(type, on.nextRequest(), transaction, arguments), path)));
    }

    private static Message checked(Message message, String path) {
        if (message.payload().length > StorePath.PAYLOAD_MAX) {
            throw new XenStoreException(message.type().name(), path, StoreError.E2BIG);
        }
        return message;
    }

    private static Message await(Type type, String path, CompletableFuture<Message> sent) {
        Message reply;
        try {
            reply = sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new XenStoreException(type.name(), path, StoreError.CONNECTION_LOST, e);
        } catch (ExecutionException e) {
            throw new XenStoreException(type.name(), path, StoreError.CONNECTION_LOST, e);
        }
        if (reply.type() == Type.ERROR) {
            throw new XenStoreException(type.name(), path, reply.error());
        }
        return reply;
    }

    /** Answers come in order, so who waits for the last one is woken once; failures show when each is looked at. */
    private static List<CompletableFuture<Message>> answered(List<CompletableFuture<Message>> sent) {
        try {
            if (!sent.isEmpty()) {
                sent.get(sent.size() - 1).get();
            }
            return sent;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return sent;
        } catch (ExecutionException e) {
            return sent;
        }
    }

    private Optional<Message> find(Type type, int transaction, String path, String... more) {
        return found(() -> call(type, transaction, StorePath.check(type.name(), path), more));
    }

    private static Optional<Message> found(Supplier<Message> answer) {
        try {
            return Optional.of(answer.get());
        } catch (XenStoreException e) {
            if (e.error() == StoreError.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public <T> T transact(Function<Transaction, T> body) {
        transactions.lock();
        try {
            return Retry.transact(() -> attempt(body));
        } finally {
            transactions.unlock();
        }
    }

    private <T> T attempt(Function<Transaction, T> body) {
        int id = Integer.parseUnsignedInt(call(Type.TRANSACTION_START, 0, "").text());
        T result;
        try {
            result = body.apply(new InTransaction(id));
        } catch (RuntimeException | Error e) {
            abort(id, e);
            throw e;
        }
        call(Type.TRANSACTION_END, id, "T");
        return result;
    }

    private void abort(int id, Throwable cause) {
        try {
            call(Type.TRANSACTION_END, id, "F");
        } catch (XenStoreException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Watch watch(String path, Watch.Listener listener) {
        Watches.Registered watch = watches.add(StorePath.checkWatch(path), listener, this::unwatch);
        try {
            call(Type.WATCH, 0, path, watch.token);
        } catch (XenStoreException e) {
            watches.remove(watch);
            throw e;
        }
        return watch;
    }

    private void unwatch(Watches.Registered watch) {
        Connection on;
        synchronized (connecting) {
            on = connection;
        }
        if (on != null && !on.broken()) {
            on.send(Message.of(Type.UNWATCH, on.nextRequest(), 0, watch.path(), watch.token));
        }
    }

    @Override
    public void introduceDomain(int domid, long frame, int port) {
        call(Type.INTRODUCE, 0, Integer.toString(domid), Long.toString(frame), Integer.toString(port));
    }

    @Override
    public void releaseDomain(int domid) {
        call(Type.RELEASE, 0, Integer.toString(domid));
    }

    @Override
    public boolean isIntroduced(int domid) {
        return call(Type.IS_DOMAIN_INTRODUCED, 0, Integer.toString(domid))
                .text()
                .equals("T");
    }

    @Override
    public void close() {
        closed = true;
        watches.stop();
        synchronized (connecting) {
            if (connection != null) {
                connection.close();
            }
        }
    }

    @Override
    StoreAccess plain() {
        return plain;
    }

    @Override
    public void applyAll(List<StoreChange> changes) {
        plain.applyAll(changes);
    }

    private final InTransaction plain = new InTransaction(0);

    /** The node operations under one transaction id; 0 is none. */
    private final class InTransaction implements Transaction {
        private final int id;

        InTransaction(int id) {
            this.id = id;
        }

        @Override
        public Optional<String> read(String path) {
            return find(Type.READ, id, path).map(Message::value);
        }

        @Override
        public List<Optional<String>> readAll(List<String> paths) {
            return askAll(Type.READ, paths, (path, answer) -> found(answer).map(Message::value));
        }

        @Override
        public List<Optional<List<String>>> listAll(List<String> paths) {
            return askAll(Type.DIRECTORY, paths, (path, answer) -> listed(path, () -> found(answer)));
        }

        /** Sends all questions, then takes the answers. */
        private <T> List<T> askAll(Type type, List<String> paths, BiFunction<String, Supplier<Message>, T> taken) {
            Connection on = connection();
            List<Message> questions = paths.stream()
                    .map(path ->
                            checked(Message.of(type, on.nextRequest(), id, StorePath.check(type.name(), path)), path))
                    .toList();
            List<CompletableFuture<Message>> sent = answered(on.sendAll(questions));
            List<T> answers = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                String path = paths.get(i);
                CompletableFuture<Message> reply = sent.get(i);
                answers.add(taken.apply(path, () -> await(type, path, reply)));
            }
            return answers;
        }

        @Override
        public void write(String path, String value) {
            applyAll(List.of(new StoreChange.Write(path, value)));
        }

        @Override
        public void applyAll(List<StoreChange> changes) {
            Connection on = connection();
            List<Message> messages = new ArrayList<>();
            for (StoreChange change : changes) {
                messages.add(checked(ChangeMessage.encode(change, on.nextRequest(), id), change.path()));
            }
            List<CompletableFuture<Message>> sent = answered(on.sendAll(messages));
            XenStoreException first = null;
            for (int i = 0; i < sent.size(); i++) {
                StoreChange change = changes.get(i);
                try {
                    await(ChangeMessage.type(change), change.path(), sent.get(i));
                } catch (XenStoreException e) {
                    first = first == null && !ChangeMessage.harmless(change, e.error()) ? e : first;
                }
            }
            if (first != null) {
                throw first;
            }
        }

        @Override
        public void mkdir(String path) {
            call(Type.MKDIR, id, StorePath.check("MKDIR", path));
        }

        @Override
        public Optional<List<String>> list(String path) {
            return listed(path, () -> find(Type.DIRECTORY, id, path));
        }

        private Optional<List<String>> listed(String path, Supplier<Optional<Message>> answer) {
            try {
                return answer.get().map(Message::strings);
            } catch (XenStoreException e) {
                if (e.error() == StoreError.E2BIG) {
                    return longList(path);
                }
                throw e;
            }
        }

        /** A listing over one payload comes in parts; a changed generation count means the directory did, so start again. */
        private Optional<List<String>> longList(String path) {
            while (true) {
                List<String> names = new ArrayList<>();
                String generation = "";
                int offset = 0;
                while (true) {
                    Optional<Message> part = find(Type.DIRECTORY_PART, id, path, Integer.toString(offset));
                    if (part.isEmpty()) {
                        return Optional.empty();
                    }
                    List<String> strings = part.get().strings();
                    if (strings.isEmpty() || !generation.isEmpty() && !generation.equals(strings.get(0))) {
                        break;
                    }
                    generation = strings.get(0);
                    for (String name : strings.subList(1, strings.size())) {
                        if (name.isEmpty()) {
                            return Optional.of(names);
                        }
                        names.add(name);
                        offset += name.length() + 1;
                    }
                }
            }
        }

        @Override
        public void remove(String path) {
            find(Type.RM, id, path);
        }

        @Override
        public Optional<List<Permission>> permissions(String path) {
            return find(Type.GET_PERMS, id, path)
                    .map(reply ->
                            reply.strings().stream().map(Permission::parse).toList());
        }

        @Override
        public void setPermissions(String path, List<Permission> permissions) {
            String[] entries = permissions.stream().map(Permission::toString).toArray(String[]::new);
            call(Type.SET_PERMS, id, StorePath.check("SET_PERMS", path), entries);
        }
    }
}
