package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Starts a {@link TerminalProcess}. A thread of its own does it: on Linux a thread has file descriptors and namespaces, so it
 * can mark all descriptors to be closed, and go where no network is, without the daemon being touched; the program inherits
 * what it has. Any thread may call.
 */
public final class TerminalSpawn {
    private static final Path OWN_DESCRIPTORS = Path.of("/proc/thread-self/fd");
    private static final int STDERR = 2;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path terminal;
    private final Optional<Confinement> confinement;

    /**
     * @param command an absolute path and arguments
     * @param terminal what its stdin, stdout and stderr are, and what controls it
     * @param confinement where it runs; empty for a program that may do what the daemon may
     */
    public TerminalSpawn(
            List<String> command, Map<String, String> environment, Path terminal, Optional<Confinement> confinement) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        this.confinement = confinement.map(where -> where.withDevice(terminal));
    }

    /** @throws IOException when it cannot be started, with the call and its errno */
    public TerminalProcess start() throws IOException {
        FutureTask<TerminalProcess> spawn = new FutureTask<>(this::spawn);
        Thread thread = new Thread(spawn, "spawn");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return spawn.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause()), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static @Nullable String reason(@Nullable Throwable cause) {
        return cause instanceof LinkageError
                ? "this system's C library cannot start programs on a terminal"
                : cause == null ? null : cause.getMessage();
    }

    private TerminalProcess spawn() throws IOException {
        keepDescriptors();
        leave();
        try (Memory actions = new Memory(LibCProcess.OPAQUE_BYTES);
                Memory attributes = new Memory(LibCProcess.OPAQUE_BYTES);
                Memory signals = new Memory(LibCProcess.OPAQUE_BYTES)) {
            LibCProcess.posix_spawn_file_actions_init(actions);
            LibCProcess.posix_spawnattr_init(attributes);
            try {
                onTerminal(actions);
                asLeader(attributes, signals);
                return new TerminalProcess(run(actions, attributes));
            } finally {
                LibCProcess.posix_spawn_file_actions_destroy(actions);
                LibCProcess.posix_spawnattr_destroy(attributes);
            }
        }
    }

    /** Not all libraries of the daemon open their files close-on-exec, and another thread may open one at any time. */
    private static void keepDescriptors() throws IOException {
        int failed = LibCProcess.unshare(LibCProcess.CLONE_FILES);
        int errno = Native.getLastError();
        if (failed != 0) {
            throw Errors.of("unshare", OWN_DESCRIPTORS, errno);
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OWN_DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                int fd = Integer.parseInt(descriptor.getFileName().toString());
                if (fd > STDERR) {
                    LibCProcess.fcntl(fd, LibCProcess.F_SETFD, LibCProcess.FD_CLOEXEC);
                }
            }
        }
    }

    /**
     * With a process namespace of its own, whatever the program has started ends with it. Where the kernel refuses, the
     * program runs without.
     */
    private void leave() throws IOException {
        LibCProcess.unshare(LibCProcess.CLONE_NEWPID);
        if (confinement.isPresent()) {
            confinement.get().enter();
        }
    }

    /** The first terminal that the leader of a new session opens controls it. */
    private void onTerminal(Pointer actions) {
        LibCProcess.posix_spawn_file_actions_addopen(actions, 0, terminal.toString(), LibCProcess.O_RDWR, 0);
        LibCProcess.posix_spawn_file_actions_adddup2(actions, 0, 1);
        LibCProcess.posix_spawn_file_actions_adddup2(actions, 0, STDERR);
    }

    private static void asLeader(Pointer attributes, Pointer signals) {
        LibCProcess.sigfillset(signals);
        LibCProcess.posix_spawnattr_setsigdefault(attributes, signals);
        LibCProcess.sigemptyset(signals);
        LibCProcess.posix_spawnattr_setsigmask(attributes, signals);
        LibCProcess.posix_spawnattr_setflags(attributes, (short) (LibCProcess.POSIX_SPAWN_SETSID
                | LibCProcess.POSIX_SPAWN_SETSIGDEF
                | LibCProcess.POSIX_SPAWN_SETSIGMASK));
    }

    private int run(Pointer actions, Pointer attributes) throws IOException {
        String encoding = StandardCharsets.UTF_8.name();
        String[] variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
        IntByReference pid = new IntByReference();
        try (StringArray arguments = new StringArray(command.toArray(String[]::new), encoding);
                StringArray all = new StringArray(variables, encoding)) {
            int errno = LibCProcess.posix_spawn(pid, command.get(0), actions, attributes, arguments, all);
            if (errno != 0) {
                throw Errors.of("exec", Path.of(command.get(0)), errno);
            }
        }
        return pid.getValue();
    }
}
