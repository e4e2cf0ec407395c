package dev.xld.daemon.qemu;

import dev.xld.config.DomainConfig;
import dev.xld.daemon.domain.FakeXen;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.PidFd;
import dev.xld.daemon.userdata.LibxlUserData;
import dev.xld.xenstore.InMemoryXenStore;
import dev.xld.xenstore.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A host with one domain and a program in qemu's place: a script that the test writes, with a {@link FakeMonitor} beside it. */
final class FakeQemu implements AutoCloseable {
    static final int DOMID = 5;
    static final UUID ID = UUID.fromString("5f91beb3-4f56-4351-a7c7-8b28e716eb87");
    static final String MARK = "/local/domain/0/device-model/5";
    static final String PID = "/local/domain/5/image/device-model-pid";

    /** Stays until it is told to go. */
    static final String OBEDIENT = "trap 'exit 0' HUP; echo up; while :; do sleep 0.05; done";

    final FakeXen xen = new FakeXen();
    final InMemoryXenStore store = new InMemoryXenStore();
    final Path directory;
    final QemuDeviceModels models;

    FakeQemu(Path directory, String script) throws IOException {
        this.directory = directory;
        for (String name : List.of("run", "xen", "log")) {
            Files.createDirectories(directory.resolve(name));
        }
        Path program = Files.writeString(directory.resolve("qemu"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        xen.put(DOMID, ID, false, false);
        store.write("/local/domain/5/name", "web");
        store.write("/local/domain/5/vm", "/vm/" + ID);
        store.setPermissions("/local/domain/5", Permission.list("n0,r5"));
        models = daemon();
    }

    /** Another daemon on the same host. */
    QemuDeviceModels daemon() {
        return new QemuDeviceModels(
                xen.hypervisor(),
                store,
                new LibxlUserData(directory.resolve("xen")),
                new QemuPlaces(
                        List.of(directory.resolve("qemu")),
                        directory.resolve("run"),
                        directory.resolve("log"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1)));
    }

    /** Makes it look as if qemu served as soon as its pid is known. */
    void serves() {
        store.watch(PID, path -> {
            if (store.read(PID).isPresent() && store.list(MARK).isPresent()) {
                store.write(MARK + "/state", "running");
            }
        });
    }

    FakeMonitor monitor() throws IOException {
        return new FakeMonitor(directory.resolve("run/qmp-libxl-5"))
                .answer("query-chardev", "[]")
                .answer("query-vnc", "{\"enabled\": false}");
    }

    static DomainConfig config(String lines) {
        return DeviceModelArgumentsTest.parse("name=\"web\"\nmemory=16\nkernel=\"/k\"\n" + lines);
    }

    void start(String lines) {
        models.start(DOMID, config(lines), Task.UNATTENDED);
    }

    long pid() {
        return Long.parseLong(store.read(PID).orElseThrow());
    }

    /** Whether it runs no more; that it was reaped may take longer. */
    boolean ended(long pid) throws IOException {
        Optional<PidFd> held = PidFd.open(pid);
        try (PidFd process = held.orElse(null)) {
            return process == null || process.ended();
        }
    }

    /** The living processes of the fake program. */
    List<ProcessHandle> processes() {
        String program = directory.resolve("qemu").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .anyMatch(args -> List.of(args).contains(program)))
                .toList();
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("log/qemu-dm-web.log"));
    }

    @Override
    public void close() {
        processes().forEach(ProcessHandle::destroyForcibly);
        models.close();
        store.close();
    }
}
