package dev.xld.daemon.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one list of kinds, and {@link Devices} over it. Safe for any number of threads. */
public final class DeviceKinds implements Devices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceKinds.class);
    private static final int AT_ONCE = 8;

    private final List<DeviceKind<?>> kinds;
    private final DeviceTree tree;
    private final DeviceRemoval removal;
    private final ExecutorService workers;

    public DeviceKinds(List<DeviceKind<?>> kinds, DeviceTree tree, DeviceRemoval removal) {
        this.kinds = List.copyOf(kinds);
        this.tree = tree;
        this.removal = removal;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new Thread(work, "devices"));
        pool.allowCoreThreadTimeOut(true);
        this.workers = pool;
    }

    /** The kinds, for whoever must know that none is missing. */
    public List<DeviceKind<?>> kinds() {
        return kinds;
    }

    @Override
    public List<DeviceSpec> prepare(DomainConfig config) {
        List<DeviceSpec> prepared = new ArrayList<>();
        for (DeviceSpec spec : config.devices()) {
            prepared.add(prepareOne(kindOf(spec), spec, config));
        }
        return prepared;
    }

    private static <S extends DeviceSpec> DeviceSpec prepareOne(
            DeviceKind<S> kind, DeviceSpec spec, DomainConfig config) {
        return kind.prepare(kind.spec().cast(spec), config);
    }

    private DeviceKind<?> kindOf(DeviceSpec spec) {
        return kinds.stream()
                .filter(kind -> kind.spec().isInstance(spec))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of device for " + spec.getClass()));
    }

    @Override
    public void attachAll(int domid, List<? extends DeviceSpec> specs, Task task) {
        List<Callable<Void>> work = new ArrayList<>();
        for (DeviceSpec spec : specs) {
            work.add(() -> {
                attachOne(kindOf(spec), domid, spec, task);
                return null;
            });
        }
        runAll(work).ifPresent(failure -> {
            detachAll(domid, Task.UNATTENDED, specs);
            throw failure;
        });
    }

    private static <S extends DeviceSpec> void attachOne(DeviceKind<S> kind, int domid, DeviceSpec spec, Task task) {
        kind.attach(domid, kind.spec().cast(spec), task);
    }

    /** Takes back what a failed phase attached: only devices of the kinds it tried. */
    private void detachAll(int domid, Task task, List<? extends DeviceSpec> specs) {
        List<String> words = specs.stream().map(spec -> kindOf(spec).word()).toList();
        List<Callable<Void>> work = new ArrayList<>();
        for (DeviceAddress device : tree.list(domid)) {
            if (words.contains(device.kind())) {
                work.add(() -> detachOne(device, task));
            }
        }
        runAll(work)
                .ifPresent(failure -> LOG.warn("taking devices of domain {} back: {}", domid, failure.getMessage()));
    }

    @Override
    public void detachAll(int domid, Task task) {
        List<Callable<Void>> work = new ArrayList<>();
        for (DeviceAddress device : tree.list(domid)) {
            work.add(() -> detachOne(device, task));
        }
        runAll(work).ifPresent(failure -> LOG.warn("detaching devices of domain {}: {}", domid, failure.getMessage()));
    }

    private Void detachOne(DeviceAddress device, Task task) {
        if (device.kind().equals("console")) {
            tree.remove(device);
            return null;
        }
        Optional<DeviceKind<?>> kind =
                kinds.stream().filter(one -> one.word().equals(device.kind())).findFirst();
        if (kind.isPresent()) {
            kind.get().detach(device, true, task);
        } else {
            removal.remove(device, true, () -> {}, task);
        }
        return null;
    }

    /** Runs all side by side to the end; answers the first failure. */
    private Optional<RuntimeException> runAll(List<Callable<Void>> work) {
        List<Future<Void>> running = work.stream().map(workers::submit).toList();
        RuntimeException first = null;
        for (Future<Void> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                RuntimeException failure = e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
                first = first == null ? failure : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running.forEach(other -> other.cancel(true));
                return Optional.of(new IllegalStateException("interrupted among devices", e));
            }
        }
        return Optional.ofNullable(first);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
