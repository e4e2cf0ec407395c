package dev.xld.daemon.bootloader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a boot loader is to do for a domain.
 *
 * @param loader the config's word for it: a name or an absolute path
 * @param arguments the config's {@code bootloader_args}
 * @param kernel the kernel to take, a path inside the disk; null for what the disk's menu says
 * @param ramdisk the same for the ramdisk
 * @param cmdline what the config adds to the kernel's command line
 * @param disk the path of a raw image or device
 */
public record BootRequest(
        int domid,
        String name,
        String loader,
        List<String> arguments,
        @Nullable String kernel,
        @Nullable String ramdisk,
        @Nullable String cmdline,
        String disk) {
    public BootRequest {
        arguments = List.copyOf(arguments);
    }
}
