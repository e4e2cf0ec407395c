package dev.xld.daemon.hotplug;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the stock scripts, whose work the daemon does itself, from all others by their content: a script counts as stock
 * when it and every file it sources is, byte for byte, in the list {@code stock-scripts}. Scripts reached by a link, edited
 * ones, those of releases not in the list and those with hooks are not. Files are read again when they have changed. Safe
 * for any number of threads.
 */
final class StockScripts {
    private static final Logger LOG = LoggerFactory.getLogger(StockScripts.class);

    /** What the daemon can do itself. */
    enum Work {
        BLOCK("block", List.of("block-common.sh")),
        VIF_BRIDGE("vif-bridge", List.of("vif-common.sh", "xen-network-common.sh"));

        private final String script;
        private final List<String> sourced;

        Work(String script, List<String> sourced) {
            this.script = script;
            this.sourced = sourced;
        }
    }

    private static final List<String> SOURCED_BY_ALL =
            List.of("xen-hotplug-common.sh", "xen-script-common.sh", "locking.sh", "logging.sh");

    /** Differs from host to host, but only says where things are. */
    private static final String PATHS = "hotplugpath.sh";

    private static final Pattern ASSIGNMENTS =
            Pattern.compile("(?:[A-Za-z_]+=\"?[\\w/.+-]*\"?\\s*\\R|\\s*\\R|#.*\\R)*");
    private static final String HOOKS = "vif-post.d";
    private static final String INODE = "unix:ino,ctime,size,mode";

    private final Set<String> known;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /** What a file was like when it was read. */
    private record Seen(Map<String, Object> inode, boolean stock) {}

    StockScripts() {
        this(released());
    }

    /** @param known SHA-256 and name of files, in sha256sum's form */
    StockScripts(Set<String> known) {
        this.known = known;
    }

    private static Set<String> released() {
        try (InputStream in = StockScripts.class.getResourceAsStream("stock-scripts");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
            return new HashSet<>(
                    lines.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of which a content is known. */
    Set<String> knownNames() {
        return known.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    /** The work a script does, if it is stock. */
    Optional<Work> work(String script) {
        Path path = Path.of(script);
        for (Work work : Work.values()) {
            if (path.endsWith(work.script)) {
                return isStock(work, path) ? Optional.of(work) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isStock(Work work, Path script) {
        return stock(script)
                && work.sourced.stream().allMatch(name -> stock(script.resolveSibling(name)))
                && SOURCED_BY_ALL.stream().allMatch(name -> stock(script.resolveSibling(name)))
                && stock(script.resolveSibling(PATHS))
                && (work != Work.VIF_BRIDGE || !hasHooks(script.resolveSibling(HOOKS)));
    }

    private static boolean hasHooks(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (DirectoryStream<Path> hooks = Files.newDirectoryStream(directory, "*.hook")) {
            return hooks.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean stock(Path file) {
        try {
            Map<String, Object> inode = Files.readAttributes(file, INODE, LinkOption.NOFOLLOW_LINKS);
            Seen before = seen.get(file);
            if (before == null || !before.inode.equals(inode)) {
                before = new Seen(inode, read(file));
                seen.put(file, before);
                if (!before.stock) {
                    LOG.info("{} is no script xld knows: hotplug scripts that use it are run as they are", file);
                }
            }
            return before.stock;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] content = Files.readAllBytes(file);
        if (file.endsWith(PATHS)) {
            return ASSIGNMENTS
                    .matcher(new String(content, StandardCharsets.ISO_8859_1))
                    .matches();
        }
        return known.contains(sha256(content) + "  " + file.getFileName());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
