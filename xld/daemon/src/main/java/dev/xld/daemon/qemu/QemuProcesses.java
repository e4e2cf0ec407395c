package dev.xld.daemon.qemu;

import dev.xld.daemon.posix.PidFd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a domain's device model among the processes. A pid is only a hint: the process is held first, then looked at, and it
 * counts only if it then still lives, so that it cannot have been exchanged for another in between. Stateless.
 */
final class QemuProcesses {
    private static final Path PROC = Path.of("/proc");

    private QemuProcesses() {}

    /** The process of this pid if it is the domain's device model; to be closed by the caller. */
    static Optional<PidFd> verified(long pid, int domid) {
        try {
            Optional<PidFd> held = PidFd.open(pid);
            if (held.isPresent() && !(serves(pid, domid) && !held.get().ended())) {
                held.get().close();
                return Optional.empty();
            }
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot look at process " + pid + ", the device model of domain " + domid + ": " + e.getMessage(),
                    e);
        }
    }

    /** All device models of the domain, for when nobody had the time to write down a pid. */
    static List<PidFd> search(int domid) {
        List<PidFd> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (serves(pid, domid)) {
                    verified(pid, domid).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search " + PROC + ": " + e.getMessage(), e);
        }
        return found;
    }

    private static boolean serves(long pid, int domid) {
        try {
            String command =
                    Files.readString(PROC.resolve(Long.toString(pid)).resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains("\0-xen-domid\0" + domid + "\0");
        } catch (IOException gone) {
            return false;
        }
    }
}
