package dev.xld.daemon.posix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The loop devices of a host, by number. Implementations are safe for any number of threads. */
public interface LoopDevices {
    /**
     * The file behind a loop device.
     *
     * @param device the {@code st_dev} of its file system
     * @param inode its {@code st_ino}
     * @param name what it was called when the device was set up, cut off after {@link #LONGEST_NAME} bytes
     */
    record Backing(long device, long inode, String name) {}

    int LONGEST_NAME = 63;

    /** A device that has no file at the moment; another may take it first. */
    int free() throws IOException;

    /** Puts a whole file behind a device, with no flag but that of {@code readOnly}; false when the device has one already. */
    boolean attach(int number, Path file, boolean readOnly) throws IOException;

    /** The file behind a device, if it has one. */
    Optional<Backing> backing(int number) throws IOException;

    /** All devices that have a file. */
    Map<Integer, Backing> used() throws IOException;

    /** Takes the file away, as soon as nobody has the device open; nothing happens to a device without one. */
    void detach(int number) throws IOException;

    /** Its node. */
    Path path(int number);

    /** Its {@code dev_t}, as stat(2) gives it. */
    long rdev(int number) throws IOException;
}
