package dev.xld.daemon.hotplug;

import dev.xld.daemon.posix.LoopDevices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a disk's {@code params} names, links resolved: a block device or a regular file.
 *
 * @param anybodyWrites whether its permissions let anybody at all write
 * @param device the {@code st_dev} of the file
 * @param inode its {@code st_ino}
 */
record PluggedImage(Path file, boolean blockDevice, boolean anybodyWrites, long device, long inode) {
    private static final int TYPE_MASK = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int REGULAR_FILE = 0100000;
    private static final int WRITABLE = 0222;

    /** Empty for nothing and for what is of another type. */
    static Optional<PluggedImage> at(String params) throws IOException {
        if (params.isEmpty()) {
            return Optional.empty();
        }
        Path given = Path.of("/dev").resolve(params);
        if (!Files.exists(given)) {
            return Optional.empty();
        }
        Path file = given.toRealPath();
        int mode = (int) Files.getAttribute(file, "unix:mode");
        int type = mode & TYPE_MASK;
        if (type != BLOCK_DEVICE && type != REGULAR_FILE) {
            return Optional.empty();
        }
        return Optional.of(new PluggedImage(
                file, type == BLOCK_DEVICE, (mode & WRITABLE) != 0, (long) Files.getAttribute(file, "unix:dev"), (long)
                        Files.getAttribute(file, "unix:ino")));
    }

    /** Whether this very file is behind a loop device. */
    boolean isBehind(LoopDevices.Backing backing) {
        return backing.device() == device && backing.inode() == inode;
    }

    /** Whether the file behind a loop device had this name, as far as the device keeps names. */
    static boolean named(Path file, LoopDevices.Backing backing) {
        byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(name, Math.min(name.length, LoopDevices.LONGEST_NAME));
        return Arrays.equals(cut, backing.name().getBytes(StandardCharsets.UTF_8));
    }
}
