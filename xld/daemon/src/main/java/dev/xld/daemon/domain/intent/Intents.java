package dev.xld.daemon.domain.intent;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All {@link Intent}s, one properties file each, named by uuid and replaced atomically, so that a new daemon takes up where
 * the old one was cut off. A domain without one (made by another toolstack, or by {@code create -e}) is left to itself. Any
 * thread may call.
 */
public final class Intents {
    private static final Logger LOG = LoggerFactory.getLogger(Intents.class);
    private static final String SUFFIX = ".domain";

    private final Path directory;
    private final Map<UUID, Intent> intents = new ConcurrentHashMap<>();

    private Intents(Path directory) {
        this.directory = directory;
    }

    /** Reads what an earlier daemon recorded; a file that makes no sense is logged and passed over. */
    public static Intents open(Path directory) {
        Intents intents = new Intents(directory);
        try {
            Files.createDirectories(directory);
            List<Path> files = new ArrayList<>();
            try (var stream = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                stream.forEach(files::add);
            }
            for (Path file : files) {
                intents.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the records of domains in " + directory, e);
        }
        return intents;
    }

    private void load(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            Intent intent = parse(properties);
            intents.put(intent.uuid(), intent);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("passing over {}: {}", file, e.toString());
        }
    }

    public Collection<Intent> all() {
        return List.copyOf(intents.values());
    }

    /** The intent for exactly this domain; another domain with the same uuid (one preserved) has none. */
    public Optional<Intent> of(int domid, UUID uuid) {
        return Optional.ofNullable(intents.get(uuid)).filter(intent -> intent.domid() == domid);
    }

    public void put(Intent intent) {
        Path file = file(intent.uuid());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                print(intent).store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        intents.put(intent.uuid(), intent);
    }

    /** Forgets exactly this domain; answers whether there was something to forget. */
    public boolean remove(int domid, UUID uuid) {
        Intent intent = intents.get(uuid);
        if (intent == null || intent.domid() != domid) {
            return false;
        }
        try {
            Files.deleteIfExists(file(uuid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(uuid) + ": " + e.getMessage(), e);
        }
        return intents.remove(uuid, intent);
    }

    private Path file(UUID uuid) {
        return directory.resolve(uuid + SUFFIX);
    }

    private static Properties print(Intent intent) {
        Properties properties = new Properties();
        properties.setProperty("domid", Integer.toString(intent.domid()));
        properties.setProperty("uuid", intent.uuid().toString());
        properties.setProperty("name", intent.name());
        properties.setProperty("started", Long.toString(intent.startedMillis()));
        LifecycleActions actions = intent.actions();
        properties.setProperty("on_poweroff", actions.onPoweroff().word());
        properties.setProperty("on_reboot", actions.onReboot().word());
        properties.setProperty("on_watchdog", actions.onWatchdog().word());
        properties.setProperty("on_crash", actions.onCrash().word());
        properties.setProperty("on_soft_reset", actions.onSoftReset().word());
        return properties;
    }

    private static Intent parse(Properties properties) {
        return new Intent(
                Integer.parseInt(value(properties, "domid")),
                UUID.fromString(value(properties, "uuid")),
                value(properties, "name"),
                Long.parseLong(value(properties, "started")),
                new LifecycleActions(
                        action(properties, "on_poweroff"),
                        action(properties, "on_reboot"),
                        action(properties, "on_watchdog"),
                        action(properties, "on_crash"),
                        action(properties, "on_soft_reset")));
    }

    private static Action action(Properties properties, String key) {
        String word = value(properties, key);
        return Action.of(word).orElseThrow(() -> new IllegalArgumentException(key + " is \"" + word + "\""));
    }

    private static String value(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
