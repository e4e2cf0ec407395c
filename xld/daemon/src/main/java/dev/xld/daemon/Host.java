package dev.xld.daemon;

import dev.xld.daemon.bootloader.LoaderSettings;
import dev.xld.daemon.sim.SimulatedFiles;
import dev.xld.daemon.sim.SimulatedHypervisor;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.libxc.LibXc;
import dev.xld.xenstore.InMemoryXenStore;
import dev.xld.xenstore.XenStore;
import dev.xld.xenstore.XenStoreException;
import dev.xld.xenstore.XenStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The Xen the daemon manages and the directories it shares with it.
 *
 * @param stateDirectory the daemon's own records
 * @param runDirectory libxl's run-time files
 * @param libraryDirectory libxl's userdata and dumps
 * @param scriptDirectory the distribution's hotplug scripts
 * @param sys the kernel's view of the hardware
 * @param bootLoaders where boot loaders are and what they leave goes
 * @param root where the absolute paths of guests' firmware and of dom0's devices start
 * @param temporary a directory that goes when this is closed
 */
record Host(
        Hypervisor hypervisor,
        XenStore store,
        Path stateDirectory,
        Path runDirectory,
        Path libraryDirectory,
        Path scriptDirectory,
        Path sys,
        LoaderSettings bootLoaders,
        Path root,
        @Nullable Path temporary)
        implements AutoCloseable {
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);

    /** This machine's. xenstored may still be on its way up, so it is waited for. */
    static Host real(Map<String, String> environment) throws IOException {
        Hypervisor hypervisor = LibXc.open();
        Path run = Path.of("/run/xen");
        Files.createDirectories(run);
        return new Host(
                hypervisor,
                awaitStore(environment),
                Path.of("/var/lib/xld"),
                run,
                Path.of("/var/lib/xen"),
                Path.of("/etc/xen/scripts"),
                Path.of("/sys"),
                LoaderSettings.usual(
                        hypervisor.info().major() + "." + hypervisor.info().minor()),
                Path.of("/"),
                null);
    }

    private static XenStore awaitStore(Map<String, String> environment) throws IOException {
        long end = System.nanoTime() + STORE_PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return XenStores.open(environment);
            } catch (XenStoreException away) {
                if (!told) {
                    LoggerFactory.getLogger(Host.class).info("waiting for xenstored: {}", away.getMessage());
                    told = true;
                }
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "xenstored does not answer at " + XenStores.socket(environment) + "; start it first", away);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for xenstored", e);
        }
    }

    /** One that exists only in this process, with a directory of its own. */
    static Host simulated() throws IOException {
        Path top = Files.createTempDirectory("xld-simulated");
        LoggerFactory.getLogger(Host.class).info("simulated Xen, files in {}", top);
        InMemoryXenStore store = new InMemoryXenStore();
        Path run = Files.createDirectories(top.resolve("run"));
        Path library = Files.createDirectories(top.resolve("xen"));
        SimulatedFiles files = SimulatedFiles.in(top);
        return new Host(
                SimulatedHypervisor.startedWith(store),
                store,
                top.resolve("xld"),
                run,
                library,
                files.scripts(),
                files.sys(),
                new LoaderSettings(top.resolve("bin"), library, library, Map.of()),
                top,
                top);
    }

    @Override
    public void close() {
        store.close();
        hypervisor.close();
        if (temporary != null) {
            remove(temporary);
        }
    }

    private static void remove(Path top) {
        try (Stream<Path> below = Files.walk(top)) {
            for (Path path : (Iterable<Path>) below.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LoggerFactory.getLogger(Host.class).warn("cannot remove {}: {}", top, e.getMessage());
        }
    }
}
