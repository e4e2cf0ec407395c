package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a program runs that may read the host but is to change and reach nothing of it: no network, no shared memory, all
 * file systems read-only, no devices, no sockets below /run, and none of root's capabilities but to read files. A thread goes
 * there by {@link #enter} and does not come back; what it starts inherits it. Linux 5.12 or later; an older kernel gives less.
 *
 * @param writable existing files and directories it may write to
 * @param devices devices it may open
 */
public record Confinement(List<Path> writable, List<Path> devices) {
    private static final Path ROOT = Path.of("/");
    private static final Path RUN = Path.of("/run");
    private static final int CAP_DAC_READ_SEARCH = 2;
    private static final int LAST_CAP = 63;

    public Confinement {
        writable = List.copyOf(writable);
        devices = List.copyOf(devices);
    }

    Confinement withDevice(Path device) {
        List<Path> all = new ArrayList<>(devices);
        all.add(device);
        return new Confinement(writable, all);
    }

    /**
     * Moves the calling thread, which must be about to end.
     *
     * @throws IOException where it got half-way: nothing may run then
     */
    void enter() throws IOException {
        LibCProcess.unshare(LibCProcess.CLONE_NEWIPC);
        LibCProcess.unshare(LibCProcess.CLONE_NEWNET);
        if (LibCProcess.unshare(LibCProcess.CLONE_NEWNS) == 0) {
            mount("none", ROOT, null, LibCProcess.MS_REC | LibCProcess.MS_PRIVATE);
            closeFileSystems();
        }
        LibCProcess.prctl(LibCProcess.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        for (int capability = 0; capability <= LAST_CAP; capability++) {
            if (capability != CAP_DAC_READ_SEARCH) {
                LibCProcess.prctl(LibCProcess.PR_CAPBSET_DROP, capability, 0, 0, 0);
            }
        }
    }

    private void closeFileSystems() throws IOException {
        List<Path> open = new ArrayList<>(writable);
        open.addAll(devices);
        for (Path path : open) {
            mount(path.toString(), path, null, LibCProcess.MS_BIND);
        }
        if (Files.isDirectory(RUN) && open.stream().noneMatch(Confinement::belowRun)) {
            mount("none", RUN, "tmpfs", LibCProcess.MS_NOSUID);
        }
        change(
                ROOT,
                LibCProcess.AT_RECURSIVE,
                LibCProcess.MOUNT_ATTR_RDONLY | LibCProcess.MOUNT_ATTR_NOSUID | LibCProcess.MOUNT_ATTR_NODEV,
                0);
        for (Path path : writable) {
            change(path, 0, 0, LibCProcess.MOUNT_ATTR_RDONLY);
        }
        for (Path path : devices) {
            change(path, 0, 0, LibCProcess.MOUNT_ATTR_NODEV);
        }
    }

    private static boolean belowRun(Path path) {
        return path.startsWith(RUN);
    }

    private static void mount(String source, Path target, @Nullable String type, long flags) throws IOException {
        int failed = LibCProcess.mount(source, target.toString(), type, flags, null);
        int errno = Native.getLastError();
        if (failed != 0) {
            throw Errors.of("mount", target, errno);
        }
    }

    private static void change(Path path, int flags, long set, long clear) throws IOException {
        try (Memory attributes = new Memory(LibCProcess.MOUNT_ATTR_SIZE)) {
            attributes.clear();
            attributes.setLong(0, set);
            attributes.setLong(Long.BYTES, clear);
            long failed = LibCProcess.syscall(
                    LibCProcess.SYS_mount_setattr,
                    LibCProcess.AT_FDCWD,
                    path.toString(),
                    flags,
                    attributes,
                    LibCProcess.MOUNT_ATTR_SIZE);
            int errno = Native.getLastError();
            if (failed != 0 && errno != LibCProcess.ENOSYS) {
                throw Errors.of("mount_setattr", path, errno);
            }
        }
    }
}
