package dev.xld.daemon.hotplug;

import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether block devices are used in a way that forbids a further use: a writer tolerates nobody else, a reader no writer.
 * Users are file systems mounted in dom0 and disks of other guests. The caller holds the scripts' lock, without which the
 * answer is old at once. Stateless.
 */
final class SharingCheck {
    private static final String BACKENDS = "/local/domain/0/backend/vbd";

    private final XenStore store;
    private final Path mounts;

    /** @param mounts {@code /proc/mounts} */
    SharingCheck(XenStore store, Path mounts) {
        this.store = store;
        this.mounts = mounts;
    }

    /**
     * Who stands in the way, in words; empty for nobody.
     *
     * @param devices all that lead to the same data
     */
    Optional<String> conflict(Set<DeviceNumber> devices, DiskMode mode, int domid) throws IOException {
        if (devices.isEmpty() || mode == DiskMode.WRITE_SHARED) {
            return Optional.empty();
        }
        Optional<String> mount = mounted(devices, mode);
        return mount.isPresent() ? mount : attached(devices, mode, domid);
    }

    private Optional<String> mounted(Set<DeviceNumber> devices, DiskMode mode) throws IOException {
        try (Stream<String> lines = Files.lines(mounts, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(" "))
                    .filter(mount -> mount.length > 3 && mount[0].startsWith("/"))
                    .filter(mount -> mode == DiskMode.WRITE || !mount[3].matches("ro(,.*)?"))
                    .filter(mount -> isOneOf(devices, Path.of(unescaped(mount[0]))))
                    .findFirst()
                    .map(mount -> "mounted " + (mount[3].matches("ro(,.*)?") ? "read-only" : "read-write")
                            + " in dom0 at " + unescaped(mount[1]));
        }
    }

    private static boolean isOneOf(Set<DeviceNumber> devices, Path file) {
        try {
            return devices.contains(DeviceNumber.of(file));
        } catch (IOException none) {
            return false;
        }
    }

    /** Blanks in {@code /proc/mounts} are octal. */
    private static String unescaped(String word) {
        return word.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }

    private Optional<String> attached(Set<DeviceNumber> devices, DiskMode mode, int domid) {
        List<String> domains = store.list(BACKENDS).orElse(List.of());
        List<Optional<List<String>>> disks = store.listAll(
                domains.stream().map(domain -> BACKENDS + "/" + domain).toList());
        List<Disk> all = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            for (String disk : disks.get(i).orElse(List.of())) {
                all.add(new Disk(domains.get(i), BACKENDS + "/" + domains.get(i) + "/" + disk));
            }
        }
        List<Optional<String>> numbers = store.readAll(
                all.stream().map(disk -> disk.path + "/physical-device").toList());
        for (int i = 0; i < all.size(); i++) {
            Disk disk = all.get(i);
            boolean same = numbers.get(i)
                    .filter(number -> devices.stream()
                            .anyMatch(device -> device.toString().equals(number)))
                    .isPresent();
            if (same) {
                DiskMode other = DiskMode.of(store.read(disk.path + "/mode").orElse(""));
                boolean disturbs = mode == DiskMode.WRITE || other == DiskMode.WRITE;
                if (disturbs && !sameMachine(disk.domain, domid)) {
                    return Optional.of((other == DiskMode.READ ? "read" : "written") + " by domain " + disk.domain
                            + name(disk.domain));
                }
            }
        }
        return Optional.empty();
    }

    /** A disk of some guest. */
    private record Disk(String domain, String path) {}

    private String name(String domain) {
        return store.read("/local/domain/" + domain + "/name")
                .map(name -> " (" + name + ")")
                .orElse("");
    }

    /**
     * Whether two domains are one machine: a guest and its stub domain, or the two ends of a local migration. A domain that
     * has left the store does not count as another.
     */
    private boolean sameMachine(String other, int domid) {
        String mine = store.read("/local/domain/" + domid + "/vm").orElse("");
        String theirs = store.read("/local/domain/" + other + "/vm").orElse(mine);
        Optional<String> targetOfMine = machineServedBy(Integer.toString(domid));
        Optional<String> targetOfTheirs = machineServedBy(other);
        return theirs.equals(mine)
                || targetOfMine.filter(theirs::equals).isPresent()
                || targetOfTheirs.filter(mine::equals).isPresent()
                || targetOfMine.isPresent() && targetOfMine.equals(targetOfTheirs);
    }

    private Optional<String> machineServedBy(String domain) {
        return store.read("/local/domain/" + domain + "/target")
                .flatMap(target -> store.read("/local/domain/" + target + "/vm"));
    }
}
