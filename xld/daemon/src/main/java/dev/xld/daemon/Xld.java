package dev.xld.daemon;

import dev.xld.api.Hello;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.AwaitedBackend;
import dev.xld.daemon.device.BackendDomains;
import dev.xld.daemon.device.DeviceKind;
import dev.xld.daemon.device.DeviceKinds;
import dev.xld.daemon.device.DeviceRemoval;
import dev.xld.daemon.device.DeviceTree;
import dev.xld.daemon.device.HotplugScripts;
import dev.xld.daemon.device.KernelBackend;
import dev.xld.daemon.device.kinds.HostInterfaces;
import dev.xld.daemon.device.kinds.PciKind;
import dev.xld.daemon.device.kinds.ScriptedDevices;
import dev.xld.daemon.device.kinds.ScriptlessKinds;
import dev.xld.daemon.device.kinds.VbdKind;
import dev.xld.daemon.device.kinds.VifKind;
import dev.xld.daemon.device.usb.UsbHost;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.DomainSettings;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.hotplug.HotplugRunner;
import dev.xld.daemon.pci.PciHost;
import dev.xld.daemon.posix.ReadyNotice;
import dev.xld.daemon.qemu.DeviceModels;
import dev.xld.daemon.qemu.QemuDeviceModels;
import dev.xld.daemon.qemu.QemuPci;
import dev.xld.daemon.qemu.QemuPlaces;
import dev.xld.daemon.settings.InvalidSettingsException;
import dev.xld.daemon.settings.XlConf;
import dev.xld.daemon.settings.XldConf;
import dev.xld.daemon.sim.SimulatedDeviceModels;
import dev.xld.daemon.userdata.LibxlUserData;
import dev.xld.daemon.userdata.UserData;
import dev.xld.daemon.wire.Operations;
import dev.xld.daemon.wire.PeerPolicy;
import dev.xld.daemon.wire.ServerSocket;
import dev.xld.daemon.wire.SocketServer;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.UnsupportedHostException;
import dev.xld.xen.XenInfo;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main: reads the settings, makes every part and gives it the parts it needs, answers until it is told to stop. Nothing else
 * in the daemon makes parts. Stopping touches no guest.
 */
public final class Xld implements AutoCloseable {
    static final String VERSION = "0.1.0";

    private final XldConf conf;
    private final Host host;
    private final InstanceLock hostLock;
    private final InstanceLock socketLock;
    private final DeviceKinds devices;
    private final DeviceModels deviceModels;
    private final DomainManager domains;
    private final SocketServer server;

    Xld(XldConf conf, Path xlConfFile, Host host, List<String> warnings) throws IOException {
        this.conf = conf;
        this.host = host;
        XenInfo xen = host.hypervisor().info();
        String release = xen.major() + "." + xen.minor();
        XlConf xlConf = XlConf.read(xlConfFile, "/usr/lib/xen-" + release + "/boot", warnings);
        this.hostLock = InstanceLock.acquire(host.stateDirectory().resolve("lock"), "manages this host");
        this.socketLock = InstanceLock.acquire(Path.of(conf.socket() + ".lock"), "serves " + conf.socket());

        Hypervisor hypervisor = host.hypervisor();
        XenStore store = host.store();
        StoredConfig format = new StoredConfig(
                xlConf.defaults(),
                new HostCpus(
                        hypervisor.physInfo().maxCpuId() + 1,
                        hypervisor.topology().cpusOfNodes()));
        UserData userData = new LibxlUserData(host.libraryDirectory());
        this.deviceModels = host.temporary() == null
                ? new QemuDeviceModels(hypervisor, store, userData, QemuPlaces.usual(release))
                : new SimulatedDeviceModels();
        DeviceTree tree = new DeviceTree(store);
        DeviceRemoval removal = new DeviceRemoval(store, tree);
        PciHost pci = PciHost.of(host.sys(), hypervisor, store, removal, new QemuPci(deviceModels));
        this.devices = devices(host, conf, xlConf.defaults(), deviceModels, tree, removal, pci);
        this.domains = new DomainManager(hypervisor, store, devices, deviceModels, userData, format, settings(xlConf));
        this.server = new SocketServer(
                conf.socket(),
                ServerSocket.bind(conf.socket(), conf.group()),
                Operations.table(hypervisor, store, userData, format, domains, pci),
                new PeerPolicy(conf.group(), Path.of("/etc/group")),
                new Hello(1, VERSION, xen.version(), List.of()));
    }

    private DomainSettings settings(XlConf xlConf) {
        return new DomainSettings(
                host.stateDirectory(),
                host.runDirectory(),
                host.libraryDirectory().resolve("dump"),
                xlConf.lockFile(),
                xlConf.autoballoon(),
                host.bootLoaders(),
                host.root(),
                host.sys());
    }

    private static DeviceKinds devices(
            Host host,
            XldConf conf,
            XlDefaults defaults,
            DeviceModels deviceModels,
            DeviceTree tree,
            DeviceRemoval removal,
            PciHost pci) {
        XenStore store = host.store();
        HotplugRunner hotplug = HotplugRunner.of(
                System.getProperty("os.name"), conf.hotplug() == XldConf.Hotplug.SCRIPT, store, conf.hotplugTimeout());
        KernelBackend backend = new KernelBackend(store, removal, hotplug);
        HotplugScripts scripts = new HotplugScripts(host.scriptDirectory());
        VifKind.VifDefaults vifDefaults = new VifKind.VifDefaults(
                Objects.requireNonNullElse(defaults.vifScript(), "vif-bridge"),
                Objects.requireNonNullElse(defaults.vifBridge(), "xenbr0"),
                defaults.vifGatewayDevice());
        ScriptedDevices common = new ScriptedDevices(
                backend, new AwaitedBackend(store, removal), new BackendDomains(store), scripts, tree);
        HostInterfaces interfaces = new HostInterfaces(host.sys().resolve("class/net"));
        List<DeviceKind<?>> kinds = new ArrayList<>();
        kinds.add(new VbdKind(common));
        kinds.add(new VifKind(common, vifDefaults, interfaces));
        kinds.add(new PciKind(host.hypervisor(), pci.passthrough()));
        kinds.addAll(ScriptlessKinds.of(
                store,
                tree,
                removal,
                new AwaitedBackend(store, removal),
                new UsbHost(host.sys().resolve("bus/usb")),
                deviceModels::execute));
        return new DeviceKinds(kinds, tree, removal);
    }

    /** Cleans up after a daemon that died, takes its domains back, then answers. */
    void start() {
        domains.start();
        server.start();
        logger().info("xld {} answers on {}", VERSION, conf.socket());
    }

    /** Takes no more requests, lets those under way be undone, and leaves every guest as it is. */
    @Override
    public void close() throws IOException {
        server.close();
        domains.close();
        deviceModels.close();
        devices.close();
        host.close();
        socketLock.close();
        hostLock.close();
        logger().info("xld has stopped; guests run on");
    }

    /** Not a constant of the class: the log is configured by the command line first. */
    private static Logger logger() {
        return LoggerFactory.getLogger(Xld.class);
    }

    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (Options.UsageException e) {
            System.err.println("xld: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.has(Options.Flag.HELP)) {
            System.out.println(Options.USAGE);
        } else if (options.has(Options.Flag.VERSION)) {
            System.out.println("xld " + VERSION);
        } else {
            Logging.configure(options.has(Options.Flag.LOG_STDERR));
            start(options);
        }
    }

    private static void start(Options options) {
        try {
            run(options);
        } catch (IOException | UnsupportedHostException | InvalidSettingsException e) {
            System.err.println("xld: " + e.getMessage());
            if (!options.has(Options.Flag.LOG_STDERR)) {
                logger().error("xld cannot start: {}", e.getMessage());
            }
            System.exit(1);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("xld: " + e);
            logger().error("xld cannot start", e);
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException {
        List<String> warnings = new ArrayList<>();
        XldConf read = XldConf.read(options.xldConf(), warnings);
        XldConf conf = options.socket() == null ? read : read.withSocket(options.socket());
        Logging.setLevel(conf.logLevel());
        Host host = options.has(Options.Flag.SIMULATE) ? Host.simulated() : Host.real(System.getenv());
        Xld xld = new Xld(conf, options.xlConf(), host, warnings);
        warnings.forEach(logger()::warn);
        xld.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(xld), "stop"));
        notify("READY=1");
    }

    /** The virtual machine would end with 143 after SIGTERM, which service managers take for a failure. */
    private static void stop(Xld xld) {
        notify("STOPPING=1");
        try {
            xld.close();
            Runtime.getRuntime().halt(0);
        } catch (IOException | RuntimeException e) {
            logger().warn("stopping: {}", e.getMessage(), e);
        }
    }

    private static void notify(String state) {
        try {
            ReadyNotice.send(System.getenv(), state);
        } catch (IOException e) {
            logger().warn("cannot tell the service manager {}: {}", state, e.getMessage());
        }
    }
}
