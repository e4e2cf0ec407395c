package dev.xld.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The QEMU process of one host, started by {@code lab/boot} in a directory of its own. Used by {@link LabHost} alone; ends
 * only the process it started.
 */
final class Emulator implements AutoCloseable {
    /** The first boot makes the image, from Debian's packages over the network. */
    private static final Duration READY = Duration.ofMinutes(15);

    private final Process process;
    private final Path directory;

    private Emulator(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    static Emulator start(Path lab, Path directory, String suite, String store, String qemu, String xen)
            throws IOException {
        ProcessBuilder boot = new ProcessBuilder(lab.resolve("boot").toString(), directory.toString(), suite, store)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("boot.log").toFile());
        if (!qemu.isEmpty()) {
            boot.environment().put("XLD_LAB_QEMU", qemu);
        }
        boot.environment().put("XLD_LAB_XEN", xen);
        Process process = boot.start();
        return new Emulator(process, directory);
    }

    /** Connects to the agent as soon as QEMU listens; dom0 itself may still be booting. */
    Agent agent() {
        Instant deadline = Instant.now().plus(READY);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try {
                return Agent.connect(directory.resolve("agent"));
            } catch (IOException e) {
                pause();
            }
        }
        throw new LabException("the host does not start; lab/boot says:\n" + tail("boot.log"));
    }

    /** The last lines of one of the host's logs. */
    String tail(String log) {
        try {
            List<String> lines = new String(Files.readAllBytes(directory.resolve(log)), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(no " + log + ": " + e.getMessage() + ")";
        }
    }

    private void pause() {
        try {
            process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while the host was booting", e);
        }
    }

    /** Ends QEMU; its disk is a snapshot, so nothing needs a clean end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
