package dev.xld.xenstore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store without xenstored: what {@code xld --simulate} and tests run on. Keeps the rules of the real one (inherited
 * permissions, isolated transactions that conflict, watches) and can be told to fail. Safe for any number of threads.
 */
public final class InMemoryXenStore implements XenStore {
    private final Watches watches = new Watches();
    private final Set<Integer> introduced = new LinkedHashSet<>();
    private final MemoryTree tree = new MemoryTree();
    private int conflictsToCome;
    private boolean lost;

    /** The next {@code count} commits are refused with {@link StoreError#EAGAIN}. */
    public synchronized void failCommits(int count) {
        conflictsToCome = count;
    }

    /** While lost, every call fails with {@link StoreError#CONNECTION_LOST}; coming back fires every watch. */
    public void setLost(boolean away) {
        synchronized (this) {
            lost = away;
        }
        if (!away) {
            watches.all().forEach(watch -> watches.fire(watch.path(), watch.token));
        }
    }

    /** Fires the watches on {@code @introduceDomain} or {@code @releaseDomain}. */
    public void fireSpecial(String name) {
        fire(Set.of(name));
    }

    /** Every node in the form of {@code xenstore-ls -fp}. */
    public synchronized String print() {
        return tree.print();
    }

    private <T> T reading(String operation, String path, Supplier<T> read) {
        synchronized (this) {
            checkReachable(operation, path);
            return read.get();
        }
    }

    private void changing(String operation, String path, Runnable change) {
        reading(operation, path, () -> {
            change.run();
            return true;
        });
        fire(Set.of(path));
    }

    private void checkReachable(String operation, String path) {
        if (lost) {
            throw new XenStoreException(operation, path, StoreError.CONNECTION_LOST);
        }
    }

    private void fire(Set<String> changed) {
        for (Watches.Registered watch : watches.all()) {
            for (String path : changed) {
                if (path.equals(watch.path())
                        || path.startsWith(watch.path() + "/")
                        || watch.path().equals("/")) {
                    watches.fire(path, watch.token);
                } else if (watch.path().startsWith(path + "/")) {
                    watches.fire(watch.path(), watch.token);
                }
            }
        }
    }

    @Override
    public <T> T transact(Function<Transaction, T> body) {
        return Retry.transact(() -> {
            Isolated transaction = reading("transaction", "", () -> new Isolated(tree.copy()));
            T result = body.apply(transaction);
            synchronized (this) {
                checkReachable("commit", "");
                if (conflictsToCome > 0 || !transaction.fits(tree)) {
                    conflictsToCome = Math.max(0, conflictsToCome - 1);
                    throw new XenStoreException("commit", "", StoreError.EAGAIN);
                }
                transaction.changes.forEach(change -> change.accept(tree));
            }
            fire(transaction.changed);
            return result;
        });
    }

    @Override
    public Watch watch(String path, Watch.Listener listener) {
        reading("watch", StorePath.checkWatch(path), () -> true);
        Watches.Registered watch = watches.add(path, listener, closed -> {});
        watches.fire(path, watch.token);
        return watch;
    }

    @Override
    public void introduceDomain(int domid, long frame, int port) {
        reading("introduce", "" + domid, () -> introduced.add(domid));
        fireSpecial("@introduceDomain");
    }

    @Override
    public void releaseDomain(int domid) {
        reading("release", "" + domid, () -> introduced.remove(domid));
        fireSpecial("@releaseDomain");
    }

    @Override
    public boolean isIntroduced(int domid) {
        return reading("isIntroduced", "" + domid, () -> introduced.contains(domid));
    }

    @Override
    public void close() {
        watches.stop();
    }

    @Override
    public Optional<String> read(String path) {
        return reading("read", path, () -> tree.read(path));
    }

    @Override
    public void write(String path, String value) {
        changing("write", path, () -> tree.write(path, value));
    }

    @Override
    public void mkdir(String path) {
        changing("mkdir", path, () -> tree.mkdir(path));
    }

    @Override
    public Optional<List<String>> list(String path) {
        return reading("list", path, () -> tree.list(path));
    }

    @Override
    public void remove(String path) {
        changing("remove", path, () -> tree.remove(path));
    }

    @Override
    public Optional<List<Permission>> permissions(String path) {
        return reading("permissions", path, () -> tree.permissions(path));
    }

    @Override
    public void setPermissions(String path, List<Permission> permissions) {
        changing("setPermissions", path, () -> tree.setPermissions(path, permissions));
    }

    /** A transaction's own copy of the tree, and what has to be as it was for it to commit. */
    private static final class Isolated implements Transaction {
        private final MemoryTree own;
        private final MemoryTree start;
        private final Set<String> used = new LinkedHashSet<>();
        private final Set<String> changed = new LinkedHashSet<>();
        private final List<Consumer<MemoryTree>> changes = new ArrayList<>();

        Isolated(MemoryTree own) {
            this.own = own;
            this.start = own.copy();
        }

        boolean fits(MemoryTree now) {
            return used.stream().allMatch(path -> now.node(path) == start.node(path));
        }

        private void change(String path, Consumer<MemoryTree> change) {
            used.add(path);
            changed.add(path);
            change.accept(own);
            changes.add(change);
        }

        @Override
        public Optional<String> read(String path) {
            used.add(path);
            return own.read(path);
        }

        @Override
        public void write(String path, String value) {
            change(path, tree -> tree.write(path, value));
        }

        @Override
        public void mkdir(String path) {
            change(path, tree -> tree.mkdir(path));
        }

        @Override
        public Optional<List<String>> list(String path) {
            used.add(path);
            return own.list(path);
        }

        @Override
        public void remove(String path) {
            change(path, tree -> tree.remove(path));
        }

        @Override
        public Optional<List<Permission>> permissions(String path) {
            used.add(path);
            return own.permissions(path);
        }

        @Override
        public void setPermissions(String path, List<Permission> permissions) {
            change(path, tree -> tree.setPermissions(path, permissions));
        }
    }
}
