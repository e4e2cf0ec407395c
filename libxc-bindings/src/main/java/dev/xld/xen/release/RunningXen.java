package dev.xld.xen.release;

import dev.xld.xen.UnsupportedHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the kernel which Xen runs below it, without any library: the version has to be known before the first is opened.
 */
public final class RunningXen {
    private static final Path SYSFS = Path.of("/sys/hypervisor");

    private RunningXen() {}

    /** @throws UnsupportedHostException where no Xen runs, or one that xld does not know */
    public static XenRelease release() {
        return release(SYSFS);
    }

    static XenRelease release(Path sysfs) {
        return XenRelease.of(number(sysfs.resolve("version/major")), number(sysfs.resolve("version/minor")));
    }

    private static int number(Path file) {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            throw new UnsupportedHostException(
                    "this machine does not run under Xen: " + file
                            + " has no version number; boot the Xen entry of the boot menu, and start xld in its dom0",
                    e);
        }
    }
}
