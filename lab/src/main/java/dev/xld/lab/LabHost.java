package dev.xld.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real Xen host under emulation, seen from the build machine. Its dom0 has the build machine's {@link #share()} as /host,
 * with the guests {@code tiny.elf}, {@code vmlinux}, {@code vmlinuz} and {@code domu.cpio.gz}; a bridge xenbr0; and in
 * {@code $V} the directory of the distribution's Xen tools, the genuine xl at {@code $V/bin/xl} among them. Commands may be run
 * from any thread, several at a time. Closing ends the host; nothing written to its disk persists.
 */
public final class LabHost implements AutoCloseable {
    /** How long a command may take where its caller says nothing. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final Duration BOOT = Duration.ofMinutes(6);
    private static final Duration INSTALL = Duration.ofMinutes(12);

    private final Path root;
    private final Path directory;
    private final Emulator emulator;
    private final Agent agent;
    private boolean installed;

    private LabHost(Path root, Path directory, Emulator emulator, Agent agent) {
        this.root = root;
        this.directory = directory;
        this.emulator = emulator;
        this.agent = agent;
    }

    /**
     * Boots a host and waits until its dom0 answers; makes the image first where it is missing.
     *
     * @param suite Debian's name: bookworm (Xen 4.17) or trixie (Xen 4.20)
     * @param store the store daemon: oxenstored or xenstored
     */
    public static LabHost boot(String suite, String store) {
        return boot(suite, store, "", "");
    }

    /**
     * @param qemu more arguments for QEMU, as {@code XLD_LAB_QEMU} of lab/boot takes them; empty for the usual machine
     * @param xen more options for Xen, {@code XLD_LAB_XEN} of lab/boot
     */
    public static LabHost boot(String suite, String store, String qemu, String xen) {
        try {
            Path root = repository();
            // Short, because a socket's path must be.
            Path directory = Files.createTempDirectory("xld-lab");
            Emulator emulator = Emulator.start(root.resolve("lab"), directory, suite, store, qemu, xen);
            try {
                LabHost host = new LabHost(root, directory, emulator, emulator.agent());
                host.sh("true", BOOT);
                return host;
            } catch (LabException e) {
                emulator.close();
                throw new LabException(
                        e.getMessage() + "\nThe host's console ends with:\n" + emulator.tail("serial.log"), e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a line of bash in dom0. */
    public Result sh(String script) {
        return sh(script, PATIENCE);
    }

    /** Runs a line of bash in dom0; after {@code timeout} it is killed with all it started, and this throws. */
    public Result sh(String script, Duration timeout) {
        return run(List.of("/bin/bash", "-c", script), new byte[0], timeout);
    }

    /** Runs a program in dom0, without a shell. */
    public Result run(String... command) {
        return run(List.of(command), new byte[0], PATIENCE);
    }

    /** Runs a program in dom0, without a shell, with {@code stdin}. */
    public Result run(List<String> command, byte[] stdin, Duration timeout) {
        return agent.run(command, stdin, timeout);
    }

    /** Whether dom0 still runs commands. */
    boolean answers() {
        try {
            return run(List.of("true"), new byte[0], ANSWER).exit() == 0;
        } catch (LabException e) {
            return false;
        }
    }

    /** Copies a file of the build machine into dom0. */
    public void put(Path local, String remote) {
        try {
            Path shared = Files.createTempFile(share(), "put", null);
            Files.copy(local, shared, StandardCopyOption.REPLACE_EXISTING);
            run("cp", "/host/" + shared.getFileName(), remote).ok();
            Files.delete(shared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file of dom0 to the build machine. */
    public void get(String remote, Path local) {
        try {
            Path shared = Files.createTempFile(share(), "get", null);
            run("cp", remote, "/host/" + shared.getFileName()).ok();
            Files.move(shared, local, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of the build machine that dom0 sees as /host. */
    public Path share() {
        return directory.resolve("share");
    }

    /** The top of the project's tree on the build machine. */
    public Path root() {
        return root;
    }

    /**
     * Installs the package that the build has left in packaging/target, starts the daemon and waits until it answers; the
     * first call only.
     */
    public synchronized void installXld() {
        Path deb = root.resolve("packaging/target/xld.deb");
        if (installed) {
            return;
        }
        if (!Files.exists(deb)) {
            throw new LabException(deb + " is missing: `mvn package` makes it");
        }
        try {
            Files.copy(deb, share().resolve("xld.deb"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sh("bash /host/.lab/install-xld", INSTALL).ok();
        installed = true;
    }

    /** Keeps in {@code into} what tells why a test failed: consoles, Xen's and dom0's messages, the store, /var/log/xen. */
    public void keepLogs(Path into) {
        try {
            Files.createDirectories(into);
            Files.copy(
                    directory.resolve("serial.log"), into.resolve("serial.log"), StandardCopyOption.REPLACE_EXISTING);
            sh(
                    "mkdir -p /host/logs && cd /host/logs && rm -rf * && cp -r /var/log/xen . ; $V/bin/xl dmesg > xl-dmesg 2>&1;"
                            + " $V/bin/xl list > xl-list 2>&1; xenstore-ls -fp > xenstore 2>&1; dmesg > dmesg; ps -ef > ps",
                    PATIENCE);
            copyTree(share().resolve("logs"), into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path repository() {
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.isExecutable(path.resolve("lab/boot"))) {
                return path;
            }
        }
        throw new LabException("no lab/boot in this directory or above it: run from inside the project's tree");
    }

    @Override
    public void close() {
        try {
            try {
                agent.close();
            } finally {
                emulator.close();
            }
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
