package dev.xld.daemon.device;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.kinds.HostInterfaces;
import dev.xld.daemon.device.kinds.ScriptedDevices;
import dev.xld.daemon.device.kinds.ScriptlessKinds;
import dev.xld.daemon.device.kinds.VbdKind;
import dev.xld.daemon.device.kinds.VifKind;
import dev.xld.daemon.device.usb.UsbHost;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The kinds over a store in memory, on a host with the stock scripts, the bridge xenbr0 and the image {@code d.img}, all
 * below one directory.
 */
public final class TestDevices implements AutoCloseable {
    public static final int DOMID = 2;

    public final InMemoryXenStore store;
    public final KernelDrivers kernel;
    public final RecordingHotplug hotplug = new RecordingHotplug();
    public final DeviceTree tree;
    public final DeviceRemoval removal;
    public final KernelBackend backend;
    public final DeviceKinds kinds;
    public final Path top;

    /** What the device model was asked. */
    public final List<String> commands = new CopyOnWriteArrayList<>();

    public TestDevices(Path top) {
        this(top, Duration.ofSeconds(10));
    }

    public TestDevices(Path top, Duration initTimeout) {
        this(top, initTimeout, new InMemoryXenStore());
    }

    /** On a store that others use too. */
    public TestDevices(Path top, InMemoryXenStore store) {
        this(top, Duration.ofSeconds(10), store);
    }

    private TestDevices(Path top, Duration initTimeout, InMemoryXenStore store) {
        this.top = top;
        this.store = store;
        this.kernel = new KernelDrivers(store);
        this.tree = new DeviceTree(store);
        this.removal = new DeviceRemoval(store, tree, Duration.ofMillis(400));
        this.backend = new KernelBackend(store, removal, hotplug, initTimeout);
        try {
            for (String script : List.of("block", "vif-bridge", "vif-route")) {
                Path file = Files.createDirectories(top.resolve("scripts")).resolve(script);
                Files.writeString(file, "#!/bin/sh\n");
                if (!file.toFile().setExecutable(true)) {
                    throw new IOException("chmod " + file);
                }
            }
            Files.createDirectories(top.resolve("net/xenbr0/bridge"));
            Files.createDirectories(top.resolve("net/eth7"));
            Files.writeString(image(), "an image");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HotplugScripts scripts = new HotplugScripts(top.resolve("scripts"));
        ScriptedDevices common = new ScriptedDevices(
                backend, new AwaitedBackend(store, removal, initTimeout), new BackendDomains(store), scripts, tree);
        VifKind.VifDefaults defaults = new VifKind.VifDefaults("vif-bridge", "xenbr0", null);
        List<DeviceKind<?>> all = new ArrayList<>();
        all.add(new VbdKind(common));
        all.add(new VifKind(common, defaults, new HostInterfaces(top.resolve("net"))));
        all.addAll(ScriptlessKinds.of(
                store,
                tree,
                removal,
                new AwaitedBackend(store, removal, initTimeout),
                new UsbHost(top.resolve("usb")),
                (domid, command, arguments) -> commands.add(command + " " + arguments)));
        this.kinds = new DeviceKinds(all, tree, removal);
        store.write("/local/domain/0/name", "Domain-0");
        store.write("/local/domain/" + DOMID + "/name", "full");
        store.write("/libxl/" + DOMID + "/type", "pv");
    }

    public Path image() {
        return top.resolve("d.img");
    }

    /** A config in xl's language; its devices as text. */
    public DomainConfig config(String devices) {
        return XlConfig.parse(
                        "test.cfg",
                        "name = \"full\"\nkernel = \"/k\"\n" + devices + "\n",
                        List.of(),
                        XlDefaults.STOCK,
                        HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
    }

    /** Prepares and attaches what the config says. */
    public void attach(String devices) {
        kinds.attachAll(DOMID, kinds.prepare(config(devices)), dev.xld.daemon.plan.Task.UNATTENDED);
    }

    /** Every node but those of the domain's own, which go with it. */
    public String elsewhere() {
        return store.print()
                .lines()
                .filter(line -> !line.matches("(/local/domain|/libxl)/" + DOMID + "[/ ].*"))
                .collect(Collectors.joining("\n"));
    }

    /** Every node at or below {@code path}, as {@code xenstore-ls -fp} prints it. */
    public String below(String path) {
        return store.print()
                .lines()
                .filter(line -> line.startsWith(path + " ") || line.startsWith(path + "/"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        kinds.close();
        store.close();
    }
}
