package dev.xld.daemon.device;

import dev.xld.config.DeviceSpec;
import dev.xld.config.DomainConfig;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Devices} over the one list of kinds. Safe for any number of threads. */
public final class DeviceKinds implements Devices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceKinds.class);

    private final Kinds kinds;
    private final DeviceTree tree;
    private final DeviceRemoval removal;
    private final RunningDevices running;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> new Thread(work, "device"));

    public DeviceKinds(List<DeviceKind<?>> kinds, DeviceTree tree, DeviceRemoval removal) {
        this.kinds = new Kinds(kinds);
        this.tree = tree;
        this.removal = removal;
        this.running = new StoreDevices(this.kinds, tree);
    }

    /** The kinds, for whoever must know that none is missing. */
    public List<DeviceKind<?>> kinds() {
        return kinds.all();
    }

    @Override
    public RunningDevices running() {
        return running;
    }

    @Override
    public DeviceSpec located(DeviceSpec written, Path directory) {
        return located(kinds.of(written), written, directory);
    }

    private static <S extends DeviceSpec> S located(DeviceKind<S> kind, DeviceSpec written, Path directory) {
        return kind.located(kind.spec().cast(written), directory);
    }

    @Override
    public List<DeviceSpec> prepare(DomainConfig config) {
        List<DeviceSpec> prepared = new ArrayList<>();
        for (DeviceSpec spec : config.devices()) {
            prepared.add(running.prepare(spec, config));
        }
        return prepared;
    }

    @Override
    public List<DeviceSpec> of(Phase phase, List<? extends DeviceSpec> specs) {
        return specs.stream()
                .<DeviceSpec>map(spec -> spec)
                .filter(spec -> kinds.of(spec).phase() == phase)
                .toList();
    }

    @Override
    public void attachAll(int domid, List<? extends DeviceSpec> specs, Task task) {
        specs.forEach(kinds::of);
        List<Plug> plugs = kinds.all().stream()
                .flatMap(kind -> plugs(kind, domid, specs).stream())
                .toList();
        tree.add(plugs);
        Queue<DeviceAddress> attached = new ConcurrentLinkedQueue<>();
        List<Consumer<Task>> pieces = new ArrayList<>();
        for (Plug plug : plugs) {
            pieces.add(shared -> {
                plug.connection().connect(shared);
                attached.add(plug.address());
            });
        }
        try {
            new SideBySide(workers, task).run(pieces);
        } catch (RuntimeException failure) {
            try {
                detach(domid, attached, Task.UNATTENDED);
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static <S extends DeviceSpec> List<Plug> plugs(
            DeviceKind<S> kind, int domid, List<? extends DeviceSpec> specs) {
        List<S> own = specs.stream()
                .filter(kind.spec()::isInstance)
                .map(kind.spec()::cast)
                .toList();
        return own.isEmpty() ? List.of() : kind.plugs(domid, own);
    }

    @Override
    public void detachAll(int domid, Task task) {
        List<DeviceAddress> devices = new ArrayList<>(tree.list(domid));
        kinds.all().forEach(kind -> devices.addAll(kind.unlisted(domid)));
        detach(domid, devices, task);
    }

    /** By force, each to the end whatever becomes of the others; then the first failure is thrown. */
    private void detach(int domid, Collection<DeviceAddress> devices, Task task) {
        if (devices.size() > 1) {
            removal.close(devices.stream()
                    .filter(device -> !device.emulated() && !device.kind().equals("console"))
                    .toList());
        }
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<Consumer<Task>> pieces = new ArrayList<>();
        for (DeviceAddress device : devices) {
            pieces.add(shared -> {
                try {
                    detachOne(device, task);
                } catch (RuntimeException e) {
                    LOG.warn("detaching {}: {}", device, e.getMessage());
                    failures.add(e);
                }
            });
        }
        tree.removeTogether(domid, () -> new SideBySide(workers, task).run(pieces));
        if (!failures.isEmpty()) {
            throw failures.element();
        }
    }

    private void detachOne(DeviceAddress device, Task task) {
        if (device.kind().equals("console")) {
            tree.remove(device);
            return;
        }
        kinds.ofWord(device.kind())
                .ifPresentOrElse(
                        kind -> kind.detach(device, true, task), () -> removal.remove(device, true, () -> {}, task));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
