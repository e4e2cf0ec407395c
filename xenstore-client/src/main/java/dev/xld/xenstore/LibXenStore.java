package dev.xld.xenstore;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The store through libxenstore, which also serves hosts whose only way to it is {@code /dev/xen/xenbus}. One handle for all
 * threads: the library keeps one request under way at a time. A dedicated thread polls the handle for watch events. The
 * handle is used under the read lock and closed or replaced under the write lock, so no call meets a freed one.
 */
public final class LibXenStore extends ConnectedStore {
    private static final int POLL_MILLIS = 200;
    private static final short POLLIN = 1;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Watches watches = new Watches();
    private final InTransaction plain = new InTransaction(0);
    private @Nullable Pointer handle;
    private volatile boolean closed;

    /** Connects; throws {@link StoreError#CONNECTION_LOST} when libxenstore finds no store. */
    public LibXenStore() {
        open();
        Thread poller = new Thread(this::pollForEvents, "xenstore-poll");
        poller.setDaemon(true);
        poller.start();
    }

    private void open() {
        Pointer opened = LibXenstoreC.xs_open(0);
        if (opened == null) {
            throw lost("xs_open", "");
        }
        handle = opened;
        for (Watches.Registered watch : watches.all()) {
            LibXenstoreC.xs_watch(opened, watch.path(), watch.token);
        }
    }

    private static XenStoreException lost(String operation, String path) {
        return new XenStoreException(operation, path, StoreError.CONNECTION_LOST);
    }

    /** Runs one C call; {@code call} answers an errno read at once after it, 0 for success. */
    private void run(String operation, String path, ToIntFunction<Pointer> call) {
        reopenIfBroken(operation, path);
        int errno;
        lock.readLock().lock();
        try {
            Pointer usable = handle;
            if (usable == null) {
                throw lost(operation, path);
            }
            errno = call.applyAsInt(usable);
        } finally {
            lock.readLock().unlock();
        }
        if (errno == 0) {
            return;
        }
        StoreError error = LinuxErrno.storeError(errno);
        if (error == StoreError.CONNECTION_LOST) {
            giveUpHandle();
        }
        throw new XenStoreException(operation, path, error);
    }

    private void reopenIfBroken(String operation, String path) {
        if (closed) {
            throw lost(operation, path);
        }
        lock.writeLock().lock();
        try {
            if (handle == null) {
                open();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void giveUpHandle() {
        lock.writeLock().lock();
        try {
            if (handle != null) {
                LibXenstoreC.xs_close(handle);
                handle = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static int errnoUnless(byte ok) {
        int errno = Native.getLastError();
        return ok != 0 ? 0 : errno;
    }

    private void pollForEvents() {
        try (Memory pollfd = new Memory(8)) {
            while (!closed) {
                lock.readLock().lock();
                Pointer usable = handle;
                int fd = usable == null ? -1 : LibXenstoreC.xs_fileno(usable);
                lock.readLock().unlock();
                pollfd.setInt(0, fd);
                pollfd.setInt(4, POLLIN);
                if (LibXenstoreC.C.poll(pollfd, 1, POLL_MILLIS) > 0) {
                    drainEvents();
                } else if (fd < 0) {
                    seekStore();
                }
            }
        }
    }

    private void seekStore() {
        try {
            reopenIfBroken("xs_open", "");
        } catch (XenStoreException away) {
            // Still away: the next round asks again.
        }
    }

    private void drainEvents() {
        while (!closed) {
            lock.readLock().lock();
            Pointer event;
            int errno = 0;
            try {
                event = handle == null ? null : LibXenstoreC.xs_check_watch(handle);
                errno = event == null ? Native.getLastError() : 0;
            } finally {
                lock.readLock().unlock();
            }
            if (event == null) {
                if (LinuxErrno.storeError(errno) == StoreError.CONNECTION_LOST) {
                    giveUpHandle();
                }
                return;
            }
            String path = event.getPointer(0).getString(0, "ISO-8859-1");
            String token = event.getPointer(Native.POINTER_SIZE).getString(0, "ISO-8859-1");
            LibXenstoreC.C.free(event);
            watches.fire(path, token);
        }
    }

    @Override
    public <T> T transact(Function<Transaction, T> body) {
        return Retry.transact(() -> {
            int[] id = new int[1];
            run("xs_transaction_start", "", h -> {
                id[0] = LibXenstoreC.xs_transaction_start(h);
                return errnoUnless((byte) (id[0] == 0 ? 0 : 1));
            });
            T result;
            try {
                result = body.apply(new InTransaction(id[0]));
            } catch (RuntimeException | Error e) {
                end(id[0], true, e);
                throw e;
            }
            end(id[0], false, null);
            return result;
        });
    }

    private void end(int id, boolean abort, @Nullable Throwable cause) {
        try {
            run(
                    "xs_transaction_end",
                    "",
                    h -> errnoUnless(LibXenstoreC.xs_transaction_end(h, id, (byte) (abort ? 1 : 0))));
        } catch (XenStoreException e) {
            if (cause == null) {
                throw e;
            }
            cause.addSuppressed(e);
        }
    }

    @Override
    public Watch watch(String path, Watch.Listener listener) {
        Watches.Registered watch = watches.add(StorePath.checkWatch(path), listener, this::unwatch);
        try {
            run("xs_watch", path, h -> errnoUnless(LibXenstoreC.xs_watch(h, path, watch.token)));
        } catch (XenStoreException e) {
            watches.remove(watch);
            throw e;
        }
        return watch;
    }

    private void unwatch(Watches.Registered watch) {
        try {
            run("xs_unwatch", watch.path(), h -> errnoUnless(LibXenstoreC.xs_unwatch(h, watch.path(), watch.token)));
        } catch (XenStoreException gone) {
            // A watch that is not registered any more needs no unregistering.
        }
    }

    @Override
    public void introduceDomain(int domid, long frame, int port) {
        run(
                "xs_introduce_domain",
                "" + domid,
                h -> errnoUnless(LibXenstoreC.xs_introduce_domain(h, domid, frame, port)));
    }

    @Override
    public void releaseDomain(int domid) {
        run("xs_release_domain", "" + domid, h -> errnoUnless(LibXenstoreC.xs_release_domain(h, domid)));
    }

    @Override
    public boolean isIntroduced(int domid) {
        byte[] answer = new byte[1];
        run("xs_is_domain_introduced", "" + domid, h -> {
            answer[0] = LibXenstoreC.xs_is_domain_introduced(h, domid);
            return 0;
        });
        return answer[0] != 0;
    }

    @Override
    public void close() {
        closed = true;
        watches.stop();
        giveUpHandle();
    }

    @Override
    StoreAccess plain() {
        return plain;
    }

    /** A C call that answers a malloc'ed block, or NULL with an errno. */
    private interface Fetch {
        @Nullable
        Pointer call(Pointer handle, IntByReference count);
    }

    /** Fetches a block and frees it after {@code convert}; empty for ENOENT. */
    private <T> Optional<T> fetch(String operation, String path, Fetch fetch, BlockReader<T> convert) {
        StorePath.check(operation, path);
        List<T> result = new ArrayList<>(1);
        try {
            run(operation, path, h -> {
                IntByReference count = new IntByReference();
                Pointer block = fetch.call(h, count);
                if (block == null) {
                    return Native.getLastError();
                }
                try {
                    result.add(convert.read(block, count.getValue()));
                } finally {
                    LibXenstoreC.C.free(block);
                }
                return 0;
            });
        } catch (XenStoreException e) {
            if (e.error() == StoreError.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(result.get(0));
    }

    /** Copies a C block of {@code count} elements into Java. */
    private interface BlockReader<T> {
        T read(Pointer block, int count);
    }

    /** The node operations under one transaction id; 0 is none (XBT_NULL). */
    private final class InTransaction implements Transaction {
        private static final int PERMISSION_SIZE = 8;
        private final int id;

        InTransaction(int id) {
            this.id = id;
        }

        @Override
        public Optional<String> read(String path) {
            return fetch(
                    "xs_read",
                    path,
                    (h, count) -> LibXenstoreC.xs_read(h, id, path, count),
                    (block, count) -> StoreText.of(block.getByteArray(0, count)));
        }

        @Override
        public void write(String path, String value) {
            byte[] bytes = StoreText.bytes(value);
            if (StorePath.check("xs_write", path).length() + 1 + bytes.length > StorePath.PAYLOAD_MAX) {
                throw new XenStoreException("xs_write", path, StoreError.E2BIG);
            }
            run("xs_write", path, h -> errnoUnless(LibXenstoreC.xs_write(h, id, path, bytes, bytes.length)));
        }

        @Override
        public void mkdir(String path) {
            StorePath.check("xs_mkdir", path);
            run("xs_mkdir", path, h -> errnoUnless(LibXenstoreC.xs_mkdir(h, id, path)));
        }

        /** On oxenstored a listing over 4096 bytes is CONNECTION_LOST: it comes whole, and libxenstore takes no such message. */
        @Override
        public Optional<List<String>> list(String path) {
            return fetch(
                    "xs_directory",
                    path,
                    (h, count) -> LibXenstoreC.xs_directory(h, id, path, count),
                    (block, count) -> List.of(block.getStringArray(0, count, "ISO-8859-1")));
        }

        @Override
        public void remove(String path) {
            StorePath.check("xs_rm", path);
            try {
                run("xs_rm", path, h -> errnoUnless(LibXenstoreC.xs_rm(h, id, path)));
            } catch (XenStoreException e) {
                if (e.error() != StoreError.ENOENT) {
                    throw e;
                }
            }
        }

        @Override
        public Optional<List<Permission>> permissions(String path) {
            return fetch(
                    "xs_get_permissions",
                    path,
                    (h, count) -> LibXenstoreC.xs_get_permissions(h, id, path, count),
                    (block, count) -> {
                        List<Permission> permissions = new ArrayList<>(count);
                        for (int i = 0; i < count; i++) {
                            int access = block.getInt((long) i * PERMISSION_SIZE + 4);
                            permissions.add(new Permission(
                                    block.getInt((long) i * PERMISSION_SIZE), Permission.Access.values()[access & 3]));
                        }
                        return permissions;
                    });
        }

        @Override
        public void setPermissions(String path, List<Permission> permissions) {
            StorePath.check("xs_set_permissions", path);
            try (Memory block = new Memory((long) permissions.size() * PERMISSION_SIZE)) {
                for (int i = 0; i < permissions.size(); i++) {
                    block.setInt((long) i * PERMISSION_SIZE, permissions.get(i).domid());
                    block.setInt(
                            (long) i * PERMISSION_SIZE + 4,
                            permissions.get(i).access().ordinal());
                }
                run(
                        "xs_set_permissions",
                        path,
                        h -> errnoUnless(LibXenstoreC.xs_set_permissions(h, id, path, block, permissions.size())));
            }
        }
    }
}
