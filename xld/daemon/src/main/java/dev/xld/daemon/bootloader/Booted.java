package dev.xld.daemon.bootloader;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a boot loader brought out of the disk: files in its own directory, and the kernel's command line. */
public record Booted(
        Path kernel, @Nullable Path ramdisk, @Nullable String cmdline) {}
