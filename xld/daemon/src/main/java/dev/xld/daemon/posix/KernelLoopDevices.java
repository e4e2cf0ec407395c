package dev.xld.daemon.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Linux's loop devices, by the ioctls of linux/loop.h. Stateless. */
public final class KernelLoopDevices implements LoopDevices {
    private static final Path CONTROL = Path.of("/dev/loop-control");
    private static final Path BLOCK_DEVICES = Path.of("/sys/block");
    private static final String PREFIX = "loop";

    private static final long LOOP_SET_FD = 0x4c00;
    private static final long LOOP_CLR_FD = 0x4c01;
    private static final long LOOP_SET_STATUS64 = 0x4c04;
    private static final long LOOP_GET_STATUS64 = 0x4c05;
    private static final long LOOP_CONFIGURE = 0x4c0a;
    private static final long LOOP_CTL_GET_FREE = 0x4c82;

    /** struct loop_info64. */
    private static final int INFO_SIZE = 232;

    private static final int LO_DEVICE = 0;
    private static final int LO_INODE = 8;
    private static final int LO_FLAGS = 52;
    private static final int LO_FILE_NAME = 56;
    private static final int LO_FLAGS_READ_ONLY = 1;

    /** struct loop_config: fd, block_size, info, reserved. */
    private static final int CONFIG_SIZE = 8 + INFO_SIZE + 64;

    private static final int CONFIG_INFO = 8;
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_MILLIS = 10;

    @Override
    public Path path(int number) {
        return Path.of("/dev/" + PREFIX + number);
    }

    @Override
    public long rdev(int number) throws IOException {
        return (long) Files.getAttribute(path(number), "unix:rdev");
    }

    @Override
    public int free() throws IOException {
        try (OpenFile control = OpenFile.open(CONTROL, LibC.O_RDWR)) {
            return control.ioctl("LOOP_CTL_GET_FREE", LOOP_CTL_GET_FREE, 0);
        }
    }

    @Override
    public boolean attach(int number, Path file, boolean readOnly) throws IOException {
        int mode = readOnly ? LibC.O_RDONLY : LibC.O_RDWR;
        try (OpenFile image = OpenFile.open(file, mode);
                OpenFile device = OpenFile.open(path(number), mode);
                Memory config = new Memory(CONFIG_SIZE)) {
            config.clear();
            config.setInt(0, image.fd());
            Pointer info = config.share(CONFIG_INFO, INFO_SIZE);
            info.setInt(LO_FLAGS, readOnly ? LO_FLAGS_READ_ONLY : 0);
            byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
            info.write(LO_FILE_NAME, name, 0, Math.min(name.length, LONGEST_NAME));
            try {
                configure(device, image, config, info);
                return true;
            } catch (CallFailedException e) {
                if (e.errno() == Errno.EBUSY) {
                    return false;
                }
                throw e;
            }
        }
    }

    private static void configure(OpenFile device, OpenFile image, Pointer config, Pointer info)
            throws CallFailedException {
        try {
            device.ioctl("LOOP_CONFIGURE", LOOP_CONFIGURE, config);
        } catch (CallFailedException e) {
            if (e.errno() != Errno.EINVAL && e.errno() != Errno.ENOTTY && e.errno() != Errno.ENOSYS) {
                throw e;
            }
            configureBefore58(device, image, info);
        }
    }

    /** What Linux has before 5.8; the second call may find the device busy with the first for a moment. */
    static void configureBefore58(OpenFile device, OpenFile image, Pointer info) throws CallFailedException {
        device.ioctl("LOOP_SET_FD", LOOP_SET_FD, image.fd());
        for (int tried = 1; ; tried++) {
            try {
                device.ioctl("LOOP_SET_STATUS64", LOOP_SET_STATUS64, info);
                return;
            } catch (CallFailedException e) {
                if (e.errno() != Errno.EAGAIN || tried == ATTEMPTS || !paused()) {
                    device.ioctl("LOOP_CLR_FD", LOOP_CLR_FD, 0);
                    throw e;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Optional<Backing> backing(int number) throws IOException {
        try (OpenFile device = OpenFile.open(path(number), LibC.O_RDONLY);
                Memory info = new Memory(INFO_SIZE)) {
            info.clear();
            device.ioctl("LOOP_GET_STATUS64", LOOP_GET_STATUS64, info);
            byte[] name = info.getByteArray(LO_FILE_NAME, LONGEST_NAME + 1);
            int length = 0;
            while (length < name.length && name[length] != 0) {
                length++;
            }
            return Optional.of(new Backing(
                    info.getLong(LO_DEVICE),
                    info.getLong(LO_INODE),
                    new String(name, 0, length, StandardCharsets.UTF_8)));
        } catch (CallFailedException e) {
            if (e.gone()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Map<Integer, Backing> used() throws IOException {
        Map<Integer, Backing> used = new TreeMap<>();
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(BLOCK_DEVICES, PREFIX + "[0-9]*")) {
            for (Path device : devices) {
                int number = Integer.parseInt(device.getFileName().toString().substring(PREFIX.length()));
                backing(number).ifPresent(backing -> used.put(number, backing));
            }
        }
        return used;
    }

    @Override
    public void detach(int number) throws IOException {
        try (OpenFile device = OpenFile.open(path(number), LibC.O_RDONLY)) {
            device.ioctl("LOOP_CLR_FD", LOOP_CLR_FD, 0);
        } catch (CallFailedException e) {
            if (!e.gone()) {
                throw e;
            }
        }
    }
}
