package dev.xld.xen.libxc;

import dev.xld.xen.Errno;
import dev.xld.xen.HvmImage;
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
    private static final String FIRMWARE = "xc_hvm_firmware_module";
    private static final int MIN_KIB = 1024;
    private static final long MAX_KIB = 1024L * Integer.MAX_VALUE;

    /** libxenguest has room for no more, and does not look. */
    private static final int MAX_MODULES = 2;

    private KernelFiles() {}

    static void check(PvImage image) {
        checkFile("xc_dom_kernel_file", "kernel", image.kernel());
        if (image.ramdisk() != null) {
            checkFile("xc_dom_module_file", "ramdisk", image.ramdisk());
        }
        checkNumbers(image.memoryKib(), image.maxVcpus());
    }

    static void check(HvmImage image) {
        checkFile("xc_dom_kernel_file", "kernel", image.kernel());
        if (image.modules().size() > MAX_MODULES) {
            throw new XenException("xc_dom_module_file", Errno.E2BIG, "a guest takes two modules at most");
        }
        image.modules().forEach(module -> checkFile("xc_dom_module_file", "module", module.file()));
        checkNumbers(image.memory().memoryKib(), image.maxVcpus());
    }

    private static void checkNumbers(long memoryKib, int maxVcpus) {
        if (memoryKib < MIN_KIB || memoryKib > MAX_KIB) {
            throw new XenException(
                    "xc_dom_mem_init", Errno.EINVAL, "a guest cannot be built with " + memoryKib + " KiB");
        }
        if (maxVcpus < 1) {
            throw new XenException("xc_dom_allocate", Errno.EINVAL, "a guest needs at least one vcpu");
        }
    }

    /** A firmware file, which libxenguest takes as bytes. */
    static byte[] contents(Path file) {
        checkFile(FIRMWARE, "firmware", file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new XenException(FIRMWARE, Errno.EIO, "firmware " + file + ": " + e.getMessage());
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
