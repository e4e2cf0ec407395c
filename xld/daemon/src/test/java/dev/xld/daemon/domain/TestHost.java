package dev.xld.daemon.domain;

import dev.xld.config.BuildInfoBuilder;
import dev.xld.config.CreateInfo;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.LifecycleActions;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.bootloader.LoaderSettings;
import dev.xld.daemon.device.DeviceKinds;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.domain.create.CreateOptions;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.domain.memory.Autoballoon;
import dev.xld.daemon.domain.registry.DomainNames;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Journal;
import dev.xld.daemon.plan.PlanRunner;
import dev.xld.daemon.qemu.DeviceModels;
import dev.xld.daemon.qemu.QemuDeviceModels;
import dev.xld.daemon.qemu.QemuPlaces;
import dev.xld.daemon.userdata.DomidHistory;
import dev.xld.daemon.userdata.LibxlUserData;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.InMemoryXenStore;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A host in memory and one temporary directory, with xenconsoled at work, on which daemons come and go. */
public final class TestHost implements AutoCloseable {
    public static final UUID TINY = UUID.fromString("1f91beb3-4f56-4351-a7c7-8b28e716eb87");

    public final FakeXen xen = new FakeXen();
    public final InMemoryXenStore store = new InMemoryXenStore();
    public final Faults faults = new Faults();
    public final Path directory;
    public final Path kernel;
    private final DeviceKinds devices;

    /** How long xenconsoled is to take for a terminal. */
    public volatile Duration xenconsoledTakes = Duration.ZERO;

    /** Done when xenconsoled has opened the last terminal for which it was to take its time. */
    public volatile CompletableFuture<Void> opening = CompletableFuture.completedFuture(null);

    private final QemuDeviceModels deviceModels;

    public TestHost(Path directory) {
        this.directory = directory;
        this.kernel = directory.resolve("kernel");
        try {
            for (String name : List.of("xen", "run", "dump", "loaders", "log")) {
                Files.createDirectories(directory.resolve(name));
            }
            Files.writeString(kernel, "a kernel");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.write("/local/domain/0/name", "Domain-0");
        store.write("/local/domain/0/domid", "0");
        store.write("/local/domain/0/memory/target", "4000");
        store.write("/local/domain/0/memory/static-max", "4000");
        store.write("/local/pool/0/name", "Pool-0");
        store.write("/tool/xenstored", "");
        store.write("/libxl", "");
        store.write("/vm", "");
        store.watch("/local/domain", this::xenconsoled);
        DeviceTree tree = new DeviceTree(store);
        this.deviceModels = new QemuDeviceModels(
                xen.hypervisor(),
                store,
                userData(),
                new QemuPlaces(
                        List.of(directory.resolve("qemu")),
                        directory.resolve("run"),
                        directory.resolve("log"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1)));
        this.devices = new DeviceKinds(List.of(), tree, new DeviceRemoval(store, tree));
    }

    private void xenconsoled(String path) {
        if (path.endsWith("/console/tty")
                && store.read(path).filter(String::isEmpty).isPresent()) {
            Runnable open = () -> store.write(path, "/dev/pts/0");
            if (xenconsoledTakes.isZero()) {
                open.run();
            } else {
                opening = CompletableFuture.runAsync(
                        open, CompletableFuture.delayedExecutor(xenconsoledTakes.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
    }

    /** A new daemon on this host, its calls subject to {@link #faults}; not started. */
    public DomainManager daemon() {
        return daemon(devices);
    }

    public Devices devices() {
        return devices;
    }

    public DomainManager daemon(Devices with) {
        return daemon(with, deviceModels);
    }

    /** With device models of this kind instead of this host's, which has no qemu. */
    public DomainManager daemon(DeviceModels models) {
        return daemon(devices, models);
    }

    private DomainManager daemon(Devices with, DeviceModels models) {
        return new DomainManager(
                faults.in(Hypervisor.class, xen.hypervisor()),
                faults.in(XenStore.class, store),
                faults.in(Devices.class, with),
                faults.in(DeviceModels.class, models),
                faults.in(UserData.class, userData()),
                new StoredConfig(XlDefaults.STOCK, HostCpus.UNKNOWN),
                new DomainSettings(
                        directory.resolve("xld"),
                        directory.resolve("run"),
                        directory.resolve("dump"),
                        directory.resolve("lock"),
                        Autoballoon.OFF,
                        new LoaderSettings(
                                directory.resolve("loaders"),
                                directory.resolve("xen"),
                                directory.resolve("log"),
                                System.getenv()),
                        directory,
                        directory.resolve("sys")));
    }

    /** What operations work with, without a daemon around them. */
    public Services services(Devices with) {
        return new Services(
                xen.hypervisor(),
                store,
                with,
                deviceModels,
                userData(),
                new DomidHistory(directory.resolve("run/domid-history"), () -> 0),
                Intents.open(directory.resolve("xld/domains")),
                new DomainNames(xen.hypervisor(), store),
                new Lanes(),
                new PlanRunner(new Journal(directory.resolve("xld/journal"))));
    }

    public UserData userData() {
        return new LibxlUserData(directory.resolve("xen"));
    }

    public CreateOptions options(String name) {
        return options(name, LifecycleActions.DEFAULT);
    }

    public CreateOptions options(String name, LifecycleActions actions) {
        BuildInfoBuilder build = new BuildInfoBuilder();
        build.maxMemoryKib = 16384L;
        build.targetMemoryKib = 16384L;
        build.kernel = kernel.toString();
        DomainConfig config = new DomainConfig(
                CreateInfo.of(CreateInfo.GuestType.PV, name).withUuid(TINY), build.build(), List.of(), actions);
        return new CreateOptions(config, directory, false, false);
    }

    /** All that outlives a daemon: the store, Xen's domains and the files, locks and the domid history aside. */
    public Map<String, String> traces() {
        Map<String, String> traces = new TreeMap<>();
        traces.put("store", store.print());
        traces.put("domains", xen.domains().toString());
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.startsWith("run/domid-history"))
                    .forEach(name -> traces.put(name, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return traces;
    }

    @Override
    public void close() {
        deviceModels.close();
        devices.close();
        store.close();
    }
}
