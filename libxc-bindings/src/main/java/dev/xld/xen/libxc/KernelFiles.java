package dev.xld.xen.libxc;

import dev.xld.xen.Errno;
import dev.xld.xen.PvImage;
import dev.xld.xen.XenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at a build's inputs before libxenguest does, which says little about a bad file and ends the process on some bad
 * numbers.
 */
final class KernelFiles {
    private static final int MIN_KIB = 1024;
    private static final long MAX_KIB = 1024L * Integer.MAX_VALUE;

    private KernelFiles() {}

    static void check(PvImage image) {
        checkFile("xc_dom_kernel_file", "kernel", image.kernel());
        if (image.ramdisk() != null) {
            checkFile("xc_dom_module_file", "ramdisk", image.ramdisk());
        }
        if (image.memoryKib() < MIN_KIB || image.memoryKib() > MAX_KIB) {
            throw new XenException(
                    "xc_dom_mem_init", Errno.EINVAL, "a guest cannot be built with " + image.memoryKib() + " KiB");
        }
        if (image.maxVcpus() < 1) {
            throw new XenException("xc_dom_allocate", Errno.EINVAL, "a guest needs at least one vcpu");
        }
    }

    private static void checkFile(String function, String role, Path file) {
        if (!Files.exists(file)) {
            throw new XenException(function, Errno.ENOENT, role + " " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new XenException(function, Errno.EINVAL, role + " " + file + " is not a file");
        }
        if (!Files.isReadable(file)) {
            throw new XenException(function, Errno.EACCES, role + " " + file);
        }
        if (sizeOf(function, role, file) == 0) {
            throw new XenException(function, Errno.EINVAL, role + " " + file + " is empty");
        }
    }

    private static long sizeOf(String function, String role, Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new XenException(function, Errno.EIO, role + " " + file + ": " + e.getMessage());
        }
    }
}
