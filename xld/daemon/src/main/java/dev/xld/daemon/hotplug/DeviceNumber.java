package dev.xld.daemon.hotplug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number of a block device as {@code physical-device} has it: major and minor in hexadecimal. */
record DeviceNumber(int major, int minor) {
    /** Of a device node. */
    static DeviceNumber of(Path node) throws IOException {
        return ofRdev((long) Files.getAttribute(node, "unix:rdev"));
    }

    /** Of a {@code dev_t} as stat(2) gives it. */
    static DeviceNumber ofRdev(long rdev) {
        int major = (int) (rdev >> 8 & 0xfff | rdev >> 32 & ~0xfffL);
        int minor = (int) (rdev & 0xff | rdev >> 12 & ~0xffL);
        return new DeviceNumber(major, minor);
    }

    @Override
    public String toString() {
        return Integer.toHexString(major) + ":" + Integer.toHexString(minor);
    }
}
