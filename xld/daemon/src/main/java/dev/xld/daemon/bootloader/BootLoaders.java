package dev.xld.daemon.bootloader;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.posix.Confinement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs boot loaders as libxl does: the same command line, files, terminals and log. Each run is confined to its caller's
 * thread, any number at once; one domain has one at a time.
 */
public final class BootLoaders {
    private static final Logger LOG = LoggerFactory.getLogger(BootLoaders.class);

    /** No kernel and no ramdisk comes near it, and dom0 can hold it. */
    private static final long LARGEST = 512L << 20;

    private static final String TIMEOUT = "LIBXL_BOOTLOADER_TIMEOUT";
    private static final Duration RESTRICTED_BOUND = Duration.ofSeconds(120);
    private static final String DEPRECATED = "/usr/bin/pygrub";

    private final LoaderSettings settings;
    private final LoaderLookup lookup;
    private final RunAs runAs;
    private final long largest;

    public BootLoaders(LoaderSettings settings) {
        this(settings, Path.of("/etc/passwd"), LARGEST);
    }

    BootLoaders(LoaderSettings settings, Path users, long largest) {
        this.settings = settings;
        this.lookup = new LoaderLookup(settings);
        this.runAs = new RunAs(settings.environment(), users);
        this.largest = largest;
    }

    /** @throws ApiException where a config's {@code bootloader} is no program that could be run */
    public void check(String loader) {
        lookup.find(loader);
    }

    /**
     * Runs the loader and believes its answer as far as it can. Whatever happens, nothing of it is running afterwards; its
     * files stay until {@link #forget}.
     *
     * @throws ApiException when it fails, is stopped, or answers nonsense
     */
    public Booted run(BootRequest request, BootWatcher watcher) {
        Path program = lookup.find(request.loader());
        String label = "boot loader " + program + " of domain \"" + request.name() + "\"";
        if (request.loader().equals(DEPRECATED)) {
            LOG.warn("{}: bootloader=\"{}\" is deprecated; say bootloader=\"pygrub\"", request.name(), DEPRECATED);
        }
        LoaderFiles files = files(request.domid());
        try (LoaderLog log = new LoaderLog(settings.logDirectory(), request.domid())) {
            files.make();
            List<String> command = command(program, request, files);
            Map<String, String> environment = LoaderEnvironment.of(settings.environment());
            LoaderRun run = new LoaderRun(label, files, log, watcher, largest);
            run.run(command, environment, bound(), confinement(program, request, files));
            try {
                return LoaderAnswer.read(files, largest);
            } catch (LoaderAnswer.UnbelievableException e) {
                throw run.failed(String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.SCRIPT_FAILED, "The " + label + " cannot be run: " + e.getMessage(), null, null, e);
        }
    }

    /** In libxl's order: a loader of whatever age finds what it knows where it looks for it. */
    private List<String> command(Path program, BootRequest request, LoaderFiles files) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        if (request.kernel() != null) {
            command.add("--kernel=" + request.kernel());
        }
        if (request.ramdisk() != null) {
            command.add("--ramdisk=" + request.ramdisk());
        }
        if (request.cmdline() != null && !request.cmdline().isEmpty()) {
            command.add("--args=" + request.cmdline());
        }
        runAs.uid(request.domid()).ifPresent(uid -> {
            command.add("--runas=" + uid);
            command.add("--quiet");
        });
        command.add("--output=" + files.answer());
        command.add("--output-format=simple0");
        command.add("--output-directory=" + files.directory());
        command.addAll(request.arguments());
        command.add(request.disk());
        return command;
    }

    /**
     * What pygrub needs is known. Other loaders may mount, connect or fetch what they boot, and are left to; a loader that
     * becomes another user sees to its confinement itself, for which it needs to be root.
     */
    private Optional<Confinement> confinement(Path program, BootRequest request, LoaderFiles files) {
        if (runAs.asked() || !program.equals(settings.programs().resolve("pygrub"))) {
            return Optional.empty();
        }
        Path disk = Path.of(request.disk());
        boolean device = Files.exists(disk) && !Files.isRegularFile(disk);
        return Optional.of(
                new Confinement(List.of(files.directory(), files.answer()), device ? List.of(disk) : List.of()));
    }

    /** A loader that shows a menu may wait for its user for ever; a restricted one shows none. */
    private Optional<Duration> bound() {
        String given = settings.environment().get(TIMEOUT);
        if (given == null) {
            return runAs.asked() ? Optional.of(RESTRICTED_BOUND) : Optional.empty();
        }
        if (!given.matches("[0-9]{1,9}")) {
            LOG.warn("{}={} is no number of seconds and does not count", TIMEOUT, given);
            return Optional.of(RESTRICTED_BOUND);
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(given))).filter(bound -> !bound.isZero());
    }

    /** Removes what a domain's loader has left, if it had one. */
    public void forget(int domid) {
        try {
            files(domid).remove();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot remove the boot loader's files of domain " + domid + ": " + e.getMessage(), e);
        }
    }

    private LoaderFiles files(int domid) {
        return new LoaderFiles(settings.libraryDirectory(), domid);
    }
}
