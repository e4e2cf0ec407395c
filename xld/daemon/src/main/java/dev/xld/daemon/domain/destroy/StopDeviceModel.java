package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import dev.xld.xenstore.Permission;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the qemu of a domain and removes what it left. The pid comes from the store, so it is believed only where the guest
 * cannot have written it, and only if that process is a qemu of this very domain.
 */
final class StopDeviceModel implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(StopDeviceModel.class);
    private static final Duration POLITELY = Duration.ofSeconds(5);

    private final XenStore store;
    private final Path runDirectory;
    private final Destruction destruction;

    StopDeviceModel(XenStore store, Path runDirectory, Destruction destruction) {
        this.store = store;
        this.runDirectory = runDirectory;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "stopping the device model";
    }

    @Override
    public void run(Task task) {
        int domid = destruction.domid();
        String pidPath = destruction.domainPath() + "/image/device-model-pid";
        Optional<Long> pid = store.read(pidPath)
                .filter(text -> text.matches("[1-9][0-9]{0,9}"))
                .map(Long::parseLong);
        if (pid.isEmpty()) {
            return;
        }
        store.remove("/local/domain/0/device-model/" + domid);
        if (onlyDom0Writes(pidPath) && isDeviceModel(pid.get(), domid)) {
            ProcessHandle.of(pid.get()).ifPresent(process -> {
                process.destroy();
                if (!Waits.polling(POLITELY, Task.UNATTENDED, () -> !process.isAlive())) {
                    process.destroyForcibly();
                }
            });
        } else {
            LOG.warn("process {} is not the device model of domain {}: leaving it alone", pid.get(), domid);
        }
        try {
            Files.deleteIfExists(runDirectory.resolve("qmp-libxl-" + domid));
            Files.deleteIfExists(runDirectory.resolve("qmp-libxenstat-" + domid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the device model's sockets: " + e.getMessage(), e);
        }
    }

    private boolean onlyDom0Writes(String path) {
        List<Permission> permissions = store.permissions(path).orElse(List.of());
        return !permissions.isEmpty()
                && permissions.get(0).domid() == 0
                && permissions.stream()
                        .map(Permission::access)
                        .allMatch(access -> access == Permission.Access.NONE || access == Permission.Access.READ);
    }

    private static boolean isDeviceModel(long pid, int domid) {
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains("\0-xen-domid\0" + domid + "\0");
        } catch (IOException gone) {
            return false;
        }
    }
}
