package dev.xld.daemon.hotplug;

import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.LoopDevices;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the stock {@code block} does: a block device is handed to the backend as it is, a regular file behind a loop device,
 * unless others use it in a way that forbids it. The loop device's name is in the store before the device has the file, so
 * that whoever clears up after a killed daemon finds it; a loop device is given up only while it has the disk's own file.
 * Safe for any number of threads.
 */
final class BlockPlug {
    private static final Logger LOG = LoggerFactory.getLogger(BlockPlug.class);
    private static final String INIT_WAIT = "2";
    private static final Pattern LOOP = Pattern.compile("/dev/loop(\\d{1,7})");
    private static final int ATTEMPTS = 100;

    private final XenStore store;
    private final LoopDevices loops;
    private final SharingCheck sharing;
    private final ScriptLock lock;

    BlockPlug(XenStore store, LoopDevices loops, SharingCheck sharing, ScriptLock lock) {
        this.store = store;
        this.loops = loops;
        this.sharing = sharing;
        this.lock = lock;
    }

    /** False for what is neither block device nor file: that is left to the script. */
    boolean add(HotplugTarget target, Task task) throws IOException {
        String path = target.backendPath();
        try (ScriptLock.Held held = lock.acquire(target.label(), task)) {
            List<Optional<String>> keys = store.readAll(
                    List.of(path + "/params", path + "/mode", path + "/physical-device", path + "/state"));
            Optional<PluggedImage> image = PluggedImage.at(keys.get(0).orElse(""));
            if (image.isPresent() && keys.get(2).isEmpty()) {
                plug(
                        target,
                        image.get(),
                        DiskMode.of(keys.get(1).orElse("")),
                        keys.get(3).orElse(""));
            }
            return image.isPresent();
        }
    }

    private void plug(HotplugTarget target, PluggedImage image, DiskMode mode, String state) throws IOException {
        if (!state.equals(INIT_WAIT)) {
            throw RefusedException.missing("the device was closed or removed before it was connected");
        }
        if (image.blockDevice()) {
            plugDevice(target, image, mode);
        } else {
            plugFile(target, image, mode);
        }
    }

    private void plugDevice(HotplugTarget target, PluggedImage image, DiskMode mode) throws IOException {
        DeviceNumber number = DeviceNumber.of(image.file());
        refuseShared(target, image, Set.of(number), mode);
        connected(target, image.file(), number);
    }

    private void plugFile(HotplugTarget target, PluggedImage image, DiskMode mode) throws IOException {
        if (mode == DiskMode.WRITE && !image.anybodyWrites()) {
            throw RefusedException.busy("the file " + image.file()
                    + " is read-only (its permissions let nobody write), so no guest can have it writable;"
                    + " say access=ro, or chmod u+w it");
        }
        if (mode != DiskMode.WRITE_SHARED) {
            Set<DeviceNumber> same = new HashSet<>();
            for (int number : devicesOf(image)) {
                same.add(DeviceNumber.ofRdev(loops.rdev(number)));
            }
            refuseShared(target, image, same, mode);
        }
        int loop = attached(target, image, mode);
        connected(target, loops.path(loop), DeviceNumber.ofRdev(loops.rdev(loop)));
    }

    private Set<Integer> devicesOf(PluggedImage image) throws IOException {
        Set<Integer> same = new TreeSet<>();
        loops.used().forEach((number, backing) -> {
            if (image.isBehind(backing)) {
                same.add(number);
            }
        });
        return same;
    }

    private void refuseShared(HotplugTarget target, PluggedImage image, Set<DeviceNumber> devices, DiskMode mode)
            throws IOException {
        Optional<String> user = sharing.conflict(devices, mode, target.domid());
        if (user.isPresent()) {
            throw RefusedException.busy(image.file() + " is " + user.get() + ", so it cannot be given to another guest"
                    + (mode == DiskMode.READ ? " even read-only" : "")
                    + "; end that use first");
        }
    }

    /** A loop device with the file behind it; another program may take a free one first. */
    private int attached(HotplugTarget target, PluggedImage image, DiskMode mode) throws IOException {
        for (int tried = 0; tried < ATTEMPTS; tried++) {
            int number = free(image);
            store.write(target.backendPath() + "/node", loops.path(number).toString());
            if (loops.attach(number, image.file(), mode == DiskMode.READ)) {
                return number;
            }
        }
        throw RefusedException.missing("no loop device stays free for " + image.file() + " (tried " + ATTEMPTS
                + " times); \"losetup -a\" shows who has them");
    }

    private int free(PluggedImage image) throws RefusedException {
        try {
            return loops.free();
        } catch (IOException e) {
            throw RefusedException.missing("no loop device is to be had for " + image.file() + ": " + e.getMessage()
                    + "; \"losetup -a\" shows who has them");
        }
    }

    /** The backend's driver opens the device as soon as it sees its number. */
    private void connected(HotplugTarget target, Path device, DeviceNumber number) throws IOException {
        String path = target.backendPath();
        Map<String, String> nodes = new LinkedHashMap<>();
        nodes.put(path + "/physical-device", number.toString());
        nodes.put(path + "/physical-device-path", device.toString());
        nodes.put(path + "/hotplug-status", "connected");
        store.writeAll(nodes);
    }

    /** Gives up the loop device, if there is one; a block device needs nothing. */
    boolean remove(HotplugTarget target) throws IOException {
        String path = target.backendPath();
        List<Optional<String>> keys = store.readAll(List.of(path + "/node", path + "/params"));
        Matcher loop = LOOP.matcher(keys.get(0).orElse(""));
        if (!loop.matches()) {
            return true;
        }
        int number = Integer.parseInt(loop.group(1));
        Optional<LoopDevices.Backing> backing = loops.backing(number);
        String params = keys.get(1).orElse("");
        if (backing.isPresent() && !isOf(params, backing.get())) {
            LOG.warn(
                    "{}: /dev/loop{} has {} behind it and not {}: leaving it alone",
                    target.label(),
                    number,
                    backing.get().name(),
                    params);
        } else if (backing.isPresent()) {
            loops.detach(number);
        }
        return true;
    }

    /** By the file's identity, or, where the file was removed or replaced meanwhile, by its name. */
    private static boolean isOf(String params, LoopDevices.Backing backing) throws IOException {
        return PluggedImage.named(Path.of("/dev").resolve(params), backing)
                || PluggedImage.at(params)
                        .filter(image -> image.isBehind(backing) || PluggedImage.named(image.file(), backing))
                        .isPresent();
    }
}
