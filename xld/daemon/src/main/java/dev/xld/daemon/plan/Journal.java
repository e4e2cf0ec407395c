package dev.xld.daemon.plan;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations under way, one small properties file each, replaced atomically before every step. A file that is there when
 * the daemon starts is an operation that was cut off.
 *
 * <p>The first write of an entry is forced to the disk. Later ones need not be: they guard against the death of the daemon,
 * and after the death of the host there is no domain left to clean up. Used by {@link PlanRunner} from any thread, each
 * entry by one.
 */
public final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String SUFFIX = ".journal";
    private static final String OPERATION = "operation";
    private static final String STEP = "step";
    private static final String FACT = "fact.";

    private final Path directory;

    public Journal(Path directory) {
        this.directory = directory;
    }

    /** A new, unique entry id. */
    String newId() {
        return UUID.randomUUID().toString();
    }

    void write(JournalEntry entry, boolean first) {
        Properties properties = new Properties();
        properties.setProperty(OPERATION, entry.operation());
        properties.setProperty(STEP, entry.step());
        entry.facts().forEach((key, value) -> properties.setProperty(FACT + key, value));
        try {
            if (first) {
                Files.createDirectories(directory);
            }
            StringWriter text = new StringWriter();
            properties.store(text, null);
            replace(entry.id(), text.toString(), first);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal in " + directory, e);
        }
    }

    private void replace(String id, String text, boolean force) throws IOException {
        Path fresh = directory.resolve(id + ".new");
        try (FileChannel file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            if (force) {
                file.force(false);
            }
        }
        Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            LOG.warn("cannot remove journal entry {}: {}", file(id), e.toString());
        }
    }

    /**
     * Hands every entry to its operation's recovery, operations in the map's order, then removes it. A recovery that fails
     * keeps its entry for the next start; an entry nobody knows, or that cannot be read, is logged and dropped.
     */
    public void recover(Map<String, Recovery> recoveries) {
        List<JournalEntry> entries = new ArrayList<>();
        for (Path file : files()) {
            read(file)
                    .filter(entry -> recoveries.containsKey(entry.operation()))
                    .ifPresentOrElse(entries::add, () -> {
                        LOG.warn("dropping journal entry {}: it makes no sense", file);
                        remove(idOf(file));
                    });
        }
        recoveries.forEach((operation, recovery) -> entries.stream()
                .filter(entry -> entry.operation().equals(operation))
                .forEach(entry -> recover(entry, recovery)));
    }

    private void recover(JournalEntry entry, Recovery recovery) {
        try {
            LOG.info("a {} was cut off at \"{}\": {}", entry.operation(), entry.step(), entry.facts());
            recovery.recover(entry);
            remove(entry.id());
        } catch (RuntimeException e) {
            LOG.error("cannot recover from journal entry {}", file(entry.id()), e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            stream.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal in " + directory, e);
        }
        found.sort(null);
        return found;
    }

    private static Optional<JournalEntry> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("cannot read journal entry {}: {}", file, e.toString());
            return Optional.empty();
        }
        Map<String, String> facts = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(FACT)) {
                facts.put(key.substring(FACT.length()), properties.getProperty(key));
            }
        }
        return Optional.of(new JournalEntry(
                idOf(file), properties.getProperty(OPERATION, ""), properties.getProperty(STEP, ""), facts));
    }

    private static String idOf(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    private Path file(String id) {
        return directory.resolve(id + SUFFIX);
    }
}
