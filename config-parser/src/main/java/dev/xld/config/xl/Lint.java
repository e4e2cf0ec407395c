package dev.xld.config.xl;

import dev.xld.config.CNumber;
import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.Position;
import dev.xld.config.Vdev;
import dev.xld.config.VifSpec;
import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.Value;
import dev.xld.config.xl.syntax.Hints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warnings about a config the C xl takes without a word: keys nobody reads, devices that meet, sizes that make no sense. Each
 * message begins with its place. One config, one thread.
 */
final class Lint {
    private static final int LONGEST_NAME = 80;

    /** Values of xm's keys that ask for nothing. */
    private static final Set<String> NOTHING = Set.of("", "0", "none", "default", "ignore");

    private final String source;
    private final Map<String, Setting> settings;
    private final DomainConfig config;
    private final List<Diagnostic> found = new ArrayList<>();

    private Lint(String source, Map<String, Setting> settings, DomainConfig config) {
        this.source = source;
        this.settings = settings;
        this.config = config;
    }

    /** In the order of the file. */
    static List<Diagnostic> check(String source, Map<String, Setting> settings, DomainConfig config) {
        Lint lint = new Lint(source, settings, config);
        settings.values().forEach(lint::key);
        lint.name();
        lint.sizes();
        lint.disks();
        lint.cards();
        lint.found.sort(Comparator.comparing(
                finding -> Objects.requireNonNull(finding.position()),
                Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));
        return lint.found;
    }

    private void warn(Position position, String message, @Nullable String hint) {
        String text = position + ": warning: " + message + (hint == null ? "" : "; " + hint);
        found.add(new Diagnostic(Severity.WARNING, position, text, hint, 0));
    }

    private void warnAtKey(String key, String message, @Nullable String hint) {
        Setting setting = settings.get(key);
        warn(setting == null ? new Position(source, 1, 1) : setting.value().position(), message, hint);
    }

    private void key(Setting setting) {
        String key = setting.key();
        String since = KnownKeys.since(key);
        if (KnownKeys.isOfXm(key) && setting.value() instanceof Value.Atom atom && NOTHING.contains(atom.text())) {
            return;
        }
        if (KnownKeys.isOfXm(key)) {
            warn(setting.position(), "xl ignores " + key + ", a key of xm", Hints.insteadOf(key));
        } else if (since != null) {
            warn(setting.position(), key + " works from Xen " + since + " on; older ones ignore it", null);
        } else if (KnownKeys.isOfTroops(key)) {
            warn(setting.position(), "xl ignores " + key + ", a key of the Xen of xen-troops", null);
        } else if (!KnownKeys.all().contains(key)) {
            String like = KnownKeys.like(key);
            warn(setting.position(), "unknown key " + key, like == null ? null : "did you mean " + like + "?");
        }
    }

    private void name() {
        String name = config.name();
        if (name.isEmpty()) {
            warnAtKey("name", "the name is empty", "other commands cannot name the domain");
        } else if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            warnAtKey("name", "the name " + name + " is a number", "other commands take it for a domid");
        } else if (name.contains("/") || name.chars().anyMatch(c -> c < ' ')) {
            warnAtKey("name", "the name has a character that files and the store cannot have", null);
        } else if (name.length() > LONGEST_NAME) {
            warnAtKey("name", "the name is " + name.length() + " characters long", "files named after it may not fit");
        }
    }

    private void sizes() {
        Long target = config.buildInfo().targetMemoryKib();
        Long most = config.buildInfo().maxMemoryKib();
        if (target != null && target <= 0) {
            warnAtKey("memory", "memory is " + target / 1024 + " MiB", "a guest needs some");
        }
        if (settings.containsKey("maxmem") && target != null && most != null && most < target) {
            warnAtKey("maxmem", "maxmem is below memory: " + most / 1024 + " and " + target / 1024 + " MiB", null);
        }
        if (config.buildInfo().availableVcpus() != null
                && config.buildInfo().availableVcpus().isEmpty()) {
            warnAtKey("vcpus", "vcpus is 0", "the guest could not run");
        }
    }

    private List<Position> places(String key) {
        return settings.containsKey(key) && settings.get(key).value() instanceof Value.Items items
                ? items.values().stream().map(Value::position).toList()
                : List.of();
    }

    private void disks() {
        List<DiskSpec> disks = config.devices(DiskSpec.class);
        List<Position> places = places("disk");
        if (places.size() != disks.size()) {
            return;
        }
        Map<Object, Position> vdevs = new HashMap<>();
        Map<String, Position> written = new HashMap<>();
        for (int i = 0; i < disks.size(); i++) {
            DiskSpec disk = disks.get(i);
            Position place = places.get(i);
            Object number = Vdev.number(disk.vdev()).isPresent() ? Vdev.number(disk.vdev()) : disk.vdev();
            Position same = vdevs.putIfAbsent(number, place);
            if (Vdev.number(disk.vdev()).isEmpty()) {
                warn(place, disk.vdev() + " is no name of a disk", "use xvda, hda, sda or a number");
            } else if (same != null) {
                warn(place, "vdev " + disk.vdev() + " is in use at line " + same.line(), null);
            }
            Position writer =
                    disk.readWrite() && !disk.target().isEmpty() ? written.putIfAbsent(disk.target(), place) : null;
            if (writer != null) {
                warn(place, disk.target() + " is also written by the disk at line " + writer.line(), null);
            }
        }
    }

    private void cards() {
        List<VifSpec> vifs = config.devices(VifSpec.class);
        List<Position> places = places("vif");
        if (places.size() != vifs.size()) {
            return;
        }
        Map<String, Position> addresses = new HashMap<>();
        for (int i = 0; i < vifs.size(); i++) {
            String mac = vifs.get(i).mac();
            if (mac == null) {
                continue;
            }
            Position place = places.get(i);
            Position same = addresses.putIfAbsent(mac, place);
            if (same != null) {
                warn(place, "mac " + mac + " is in use at line " + same.line(), null);
            }
            if ((CNumber.unsigned(mac, 0, 16).value() & 1) != 0) {
                warn(place, "mac " + mac + " is an address of a group", "the first byte of a card's is even");
            }
        }
    }
}
