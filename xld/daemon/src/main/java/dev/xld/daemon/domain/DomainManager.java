package dev.xld.daemon.domain;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.ShutdownRequest.Action;
import dev.xld.daemon.bootloader.BootLoaders;
import dev.xld.daemon.device.Devices;
import dev.xld.daemon.domain.control.DomainRename;
import dev.xld.daemon.domain.control.GuestRequests;
import dev.xld.daemon.domain.control.PciHotplug;
import dev.xld.daemon.domain.create.CreateOptions;
import dev.xld.daemon.domain.create.CreateRecovery;
import dev.xld.daemon.domain.create.DomainCreator;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.domain.destroy.DestroyRecovery;
import dev.xld.daemon.domain.destroy.DomainDestroyer;
import dev.xld.daemon.domain.device.CdDrives;
import dev.xld.daemon.domain.device.HotDevices;
import dev.xld.daemon.domain.device.HotRecovery;
import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.domain.memory.Dom0Balloon;
import dev.xld.daemon.domain.memory.GlobalLock;
import dev.xld.daemon.domain.memory.HostMemory;
import dev.xld.daemon.domain.memory.MemoryLedger;
import dev.xld.daemon.domain.registry.DomainNames;
import dev.xld.daemon.domain.registry.Lanes;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.domain.restart.DomainMonitor;
import dev.xld.daemon.domain.restart.Restarter;
import dev.xld.daemon.domain.restart.StopHandler;
import dev.xld.daemon.pci.PciPassthrough;
import dev.xld.daemon.plan.Failures;
import dev.xld.daemon.plan.Journal;
import dev.xld.daemon.plan.PlanRunner;
import dev.xld.daemon.plan.Recovery;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.qemu.DeviceModels;
import dev.xld.daemon.qemu.QemuDriveMedia;
import dev.xld.daemon.userdata.DomidHistory;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All operations on domains. Those on one domain run one after the other, those on different domains side by side, each on
 * its caller's thread. Every failure is an {@link ApiException} whose sentence names the cause. Holds no truth of its own:
 * Xen and the store do. Called by the wire's method table.
 */
public final class DomainManager implements AutoCloseable {
    private final Services services;
    private final Journal journal;
    private final BootLoaders bootLoaders;
    private final DomainCreator creator;
    private final DomainDestroyer destroyer;
    private final GuestRequests requests;
    private final DomainRename rename;
    private final HotDevices hotDevices;
    private final CdDrives drives;
    private final Restarter restarter;
    private final DomainMonitor monitor;

    public DomainManager(
            Hypervisor hypervisor,
            XenStore store,
            Devices devices,
            DeviceModels deviceModels,
            UserData userData,
            StoredConfig format,
            DomainSettings settings) {
        this.journal = new Journal(settings.stateDirectory().resolve("journal"));
        this.services = new Services(
                hypervisor,
                store,
                devices,
                deviceModels,
                userData,
                new DomidHistory(settings.runDirectory().resolve("domid-history"), DomainManager::monotonicSeconds),
                Intents.open(settings.stateDirectory().resolve("domains")),
                new DomainNames(hypervisor, store),
                new Lanes(),
                new PlanRunner(journal));
        this.destroyer = new DomainDestroyer(services);
        this.bootLoaders = new BootLoaders(settings.bootLoaders());
        this.creator =
                new DomainCreator(services, memory(settings), format, bootLoaders, settings.root(), settings.sys());
        this.requests = new GuestRequests(services, GuestRequests.BOUND);
        this.rename = new DomainRename(services);
        this.hotDevices = new HotDevices(services);
        this.drives = new CdDrives(services, new QemuDriveMedia(deviceModels));
        this.restarter = new Restarter(services, creator, destroyer, format);
        this.monitor = new DomainMonitor(
                services,
                new StopHandler(services, destroyer, restarter, settings.dumpDirectory()),
                DomainMonitor.SHORTEST_LIFE);
    }

    private HostMemory memory(DomainSettings settings) {
        Hypervisor hypervisor = services.hypervisor();
        MemoryLedger ledger = new MemoryLedger(hypervisor);
        if (!settings.autoballoon().enabled(hypervisor.info().commandLine())) {
            return HostMemory.fixed(ledger);
        }
        return HostMemory.ballooning(
                ledger, new Dom0Balloon(hypervisor, services.store(), ledger), new GlobalLock(settings.lockFile()));
    }

    /** On Linux {@link System#nanoTime} is CLOCK_MONOTONIC, the clock libxl writes its history by. */
    private static long monotonicSeconds() {
        return System.nanoTime() / 1_000_000_000;
    }

    /**
     * Finishes or undoes what an earlier daemon left half done, takes its domains back and begins to watch over them. To be
     * called once, before the first request.
     */
    public void start() {
        Map<String, Recovery> recoveries = new LinkedHashMap<>();
        recoveries.put(DomainCreator.OPERATION, new CreateRecovery(services, destroyer, bootLoaders));
        recoveries.put(DomainDestroyer.OPERATION, new DestroyRecovery(services, destroyer));
        recoveries.put(HotDevices.ATTACH, new HotRecovery(hotDevices));
        recoveries.put(HotDevices.DETACH, new HotRecovery(hotDevices));
        recoveries.put(Restarter.OPERATION, restarter);
        journal.recover(recoveries);
        services.deviceModels().adopt();
        monitor.start();
    }

    /** Which names are whose. */
    public DomainNames names() {
        return services.names();
    }

    /** What is done to the devices of domains that run. */
    public HotDevices devices() {
        return hotDevices;
    }

    /** The cdrom drives of HVM guests. */
    public CdDrives drives() {
        return drives;
    }

    /** A domain by number, which need not exist, or by name. */
    public int resolve(String domain) {
        if (domain.matches("[0-9]{1,5}")) {
            return Integer.parseInt(domain);
        }
        return services.names()
                .find(domain)
                .orElseThrow(() ->
                        new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain named \"" + domain + "\"."));
    }

    /** Makes, builds and, unless it is to stay paused, starts a domain; answers its id. */
    public int create(CreateOptions options, Task task) {
        return creator.create(options, task);
    }

    /** Ends a domain without asking it. Domain 0 is refused: the daemon itself runs there. */
    public void destroy(int domid, boolean force, Task task) {
        if (domid == 0) {
            throw new ApiException(
                    ErrorKind.NOT_PERMITTED,
                    force
                            ? "Domain 0 runs this daemon and cannot be destroyed by it."
                            : "Not destroying domain 0; use -f to force.");
        }
        destroyer.destroy(domid, task);
    }

    /** Asks a guest to power off or reboot; returns when it took the request, at most 60 s later. */
    public void shutdown(int domid, Action action, boolean fallback, Task task) {
        requests.request(domid, action, fallback, task);
    }

    public void pause(int domid, Task task) {
        inLane(
                domid,
                "pausing domain " + domid,
                task,
                () -> services.hypervisor().pause(domid));
    }

    public void unpause(int domid, Task task) {
        inLane(domid, "unpausing domain " + domid, task, () -> {
            services.deviceModels().resume(domid);
            services.hypervisor().unpause(domid);
        });
    }

    public void rename(int domid, String name, Task task) {
        rename.rename(domid, name, task);
    }

    /** What is done to the PCI devices of running domains. */
    public PciHotplug pciHotplug(PciPassthrough passthrough) {
        return new PciHotplug(services, passthrough);
    }

    private void inLane(int domid, String doing, Task task, Runnable work) {
        try (Lanes.Held lane = services.lanes().acquire(domid, task)) {
            if (services.hypervisor().domain(domid).isEmpty()) {
                throw new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + ".");
            }
            work.run();
        } catch (RuntimeException e) {
            throw Failures.describe(e, doing);
        }
    }

    /** Stops watching; touches no domain. */
    @Override
    public void close() {
        monitor.close();
    }
}
