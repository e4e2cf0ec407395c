package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.Vdev;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.daemon.posix.Accounts;
import dev.xld.daemon.userdata.UserData;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link DeviceModels} as processes of qemu in dom0. What is true of a device model stands in the store and in {@code /proc};
 * this object only holds the processes it watches over.
 */
public final class QemuDeviceModels implements DeviceModels {
    private static final Logger LOG = LoggerFactory.getLogger(QemuDeviceModels.class);
    private static final Duration LAST_BREATH = Duration.ofSeconds(1);
    private static final Duration MONITOR_TURN = Duration.ofSeconds(30);

    private final Hypervisor hypervisor;
    private final XenStore store;
    private final UserData userData;
    private final QemuPlaces places;
    private final QemuWatch watch;

    public QemuDeviceModels(Hypervisor hypervisor, XenStore store, UserData userData, QemuPlaces places) {
        this.hypervisor = hypervisor;
        this.store = store;
        this.userData = userData;
        this.places = places;
        this.watch = new QemuWatch(store);
    }

    @Override
    public void check(DomainConfig config) {
        if (!needed(config)) {
            return;
        }
        new DeviceModelRefusals(config).check();
        Path program = places.program(config.buildInfo().deviceModel().program());
        if (!Files.isExecutable(program)) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "Domain \"" + config.name() + "\" needs a device model, but " + program
                            + " is not there or not executable; Debian has it in the package qemu-system-xen.");
        }
        String user = config.buildInfo().deviceModel().user();
        if (user != null && uid(user).orElse(0) == 0) {
            throw new ApiException(
                    ErrorKind.MISSING_RESOURCE,
                    "The device model of domain \"" + config.name() + "\" cannot run as " + user
                            + " (key device_model_user): "
                            + (uid(user).isEmpty() ? "there is no such account." : "it is root."));
        }
    }

    private static OptionalLong uid(String user) {
        return Accounts.uid(user);
    }

    @Override
    public void start(int domid, DomainConfig config, Task task) {
        Path program = places.program(config.buildInfo().deviceModel().program());
        DeviceModelCommand command = new DeviceModelArguments(domid, config, disk -> scriptedPath(domid, disk))
                .command(program.toString(), places.runDirectory().toString());
        command.warnings().forEach(warning -> LOG.warn("{}: {}", label(domid), warning));
        QemuLog log = QemuLog.of(places.logDirectory(), config.name());
        log.rotate();
        List<QemuProcess> started = new ArrayList<>();
        try {
            announce(domid, config);
            QemuProcess process = QemuProcess.start(command, log);
            started.add(process);
            store.write(QemuNodes.pid(domid), Long.toString(process.pidFd().pid()));
            awaitServing(domid, process, task);
            report(domid, config, process);
            watch.add(domid, process);
        } catch (RuntimeException failure) {
            stopAfter(failure, domid, started);
            throw failure;
        }
    }

    private Optional<String> scriptedPath(int domid, DiskSpec disk) {
        return Vdev.number(disk.vdev()).stream()
                .mapToObj(devid -> store.read(QemuNodes.scriptedDisk(domid, devid)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The nodes libxl writes before qemu runs. The mark that there is one comes before the process, see {@link #find}. */
    private void announce(int domid, DomainConfig config) {
        String domain = QemuNodes.domain(domid);
        boolean hvm = config.createInfo().type() == GuestType.HVM;
        if (hvm) {
            String bios = config.buildInfo().hvm() == null
                    ? null
                    : config.buildInfo().hvm().bios();
            store.write(domain + "/hvmloader/bios", Objects.requireNonNullElse(bios, "seabios"));
            store.write(domain + "/hvmloader/allow-memory-relocate", "0");
        }
        store.remove(QemuNodes.mark(domid));
        store.mkdir(QemuNodes.mark(domid));
        String user = config.buildInfo().deviceModel().user();
        if (hvm && user != null) {
            uid(user).ifPresent(uid -> store.write(domain + "/image/device-model-kill-uid", Long.toString(uid)));
        }
        Screen.of(config)
                .vnc()
                .filter(Screen.VncServer::passwordGiven)
                .ifPresent(vnc ->
                        store.read(domain + "/vm").ifPresent(vm -> store.write(vm + "/vncpasswd", vnc.password())));
    }

    private void awaitServing(int domid, QemuProcess process, Task task) {
        String state = QemuNodes.mark(domid) + "/state";
        boolean settled = Waits.forStore(
                store,
                state,
                places.startBound(),
                task,
                () -> store.read(state).orElse("").equals("running")
                        || process.pidFd().ended());
        if (!settled) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    "The device model of " + label(domid) + " did not come up within "
                            + places.startBound().toSeconds() + " s; "
                            + process.log().quoted());
        }
        if (process.pidFd().ended()) {
            throw died(domid, process);
        }
    }

    private ApiException died(int domid, QemuProcess process) {
        return new ApiException(ErrorKind.XEN_FAILED, "The device model of " + label(domid) + " " + process.ending());
    }

    /** One that dies while it is asked says why in its log, not in its answers. */
    private void report(int domid, DomainConfig config, QemuProcess process) {
        try (Qmp qmp = qmp(domid)) {
            new StartReport(store, QemuNodes.domain(domid), qmp).take(Screen.of(config));
        } catch (RuntimeException failure) {
            if (process.endedWithin(LAST_BREATH)) {
                ApiException died = died(domid, process);
                died.addSuppressed(failure);
                throw died;
            }
            throw failure;
        }
    }

    private void stopAfter(RuntimeException failure, int domid, List<QemuProcess> started) {
        try {
            stop(domid, started);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void stop(int domid) {
        stop(domid, watch.remove(domid).map(List::of).orElseGet(() -> find(domid)));
    }

    private void stop(int domid, List<QemuProcess> processes) {
        store.remove(QemuNodes.mark(domid));
        Optional<String> recorded = processes.isEmpty() ? store.read(QemuNodes.pid(domid)) : Optional.empty();
        recorded.ifPresent(
                pid -> LOG.warn("process {} is not, or no longer, the device model of domain {}", pid, domid));
        for (QemuProcess process : processes) {
            try (process) {
                process.end(places.politely());
            }
            store.remove(QemuNodes.pid(domid));
        }
        try {
            Files.deleteIfExists(places.monitor(domid));
            Files.deleteIfExists(places.runDirectory().resolve("qmp-libxenstat-" + domid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the device model's sockets: " + e.getMessage(), e);
        }
    }

    /**
     * The device models of a domain this object does not watch. Between the mark and the pid in the store there is the start of
     * the process: where a daemon died in between, only a search can tell.
     */
    private List<QemuProcess> find(int domid) {
        QemuLog log = QemuLog.of(
                places.logDirectory(),
                store.read(QemuNodes.domain(domid) + "/name").orElse(""));
        if (store.read(QemuNodes.pid(domid)).isPresent()) {
            return QemuNodes.recordedPid(store, domid).stream()
                    .mapToObj(pid -> QemuProcesses.verified(pid, domid))
                    .flatMap(Optional::stream)
                    .map(held -> new QemuProcess(held, Optional.empty(), log))
                    .toList();
        }
        if (store.list(QemuNodes.mark(domid)).isEmpty()) {
            return List.of();
        }
        return QemuProcesses.search(domid).stream()
                .map(held -> new QemuProcess(held, Optional.empty(), log))
                .toList();
    }

    @Override
    public boolean running(int domid) {
        if (watch.living(domid)) {
            return true;
        }
        List<QemuProcess> found = find(domid);
        found.forEach(QemuProcess::close);
        return !found.isEmpty();
    }

    @Override
    public Qmp qmp(int domid) {
        UUID uuid = hypervisor
                .domain(domid)
                .orElseThrow(() ->
                        new ApiException(ErrorKind.NO_SUCH_DOMAIN, "There is no domain with domid " + domid + "."))
                .uuid();
        if (!Files.exists(places.monitor(domid))) {
            throw new ApiException(ErrorKind.WRONG_STATE, "There is no device model running for " + label(domid) + ".");
        }
        return Qmp.open(
                places.monitor(domid),
                userData.lock(domid, uuid, "qmp-socket-lock", MONITOR_TURN),
                "the device model of " + label(domid),
                Qmp.BOUND);
    }

    @Override
    public void resume(int domid) {
        if (store.read("/libxl/" + domid + "/type").orElse("").equals("hvm")) {
            try (Qmp qmp = qmp(domid)) {
                qmp.execute("cont");
            }
        }
    }

    @Override
    public void adopt() {
        hypervisor.domains().forEach(info -> {
            try {
                find(info.domid()).forEach(found -> watch.add(info.domid(), found));
            } catch (RuntimeException e) {
                LOG.warn("cannot watch the device model of {}: {}", label(info.domid()), e.getMessage());
            }
        });
    }

    private String label(int domid) {
        return store.read(QemuNodes.domain(domid) + "/name")
                .map(name -> "domain \"" + name + "\" (domid " + domid + ")")
                .orElse("domain " + domid);
    }

    @Override
    public void close() {
        watch.close();
    }
}
