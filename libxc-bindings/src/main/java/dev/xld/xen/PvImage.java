package dev.xld.xen;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All the domain builder needs for a PV guest.
 *
 * @param cmdline the kernel's command line, or null for none
 * @param features ELF note features wanted or forbidden ({@code !name}), joined by {@code |}; null for the default
 * @param memoryKib what the guest starts with; the builder takes whole MiB, rounding down
 * @param storePort event channel port reserved for xenstore
 * @param consolePort event channel port reserved for the console
 * @param storeDomid the domain xenstored runs in
 * @param consoleDomid the domain xenconsoled runs in
 * @param claim reserve all memory first, so that a build without enough of it fails at once
 */
public record PvImage(
        int domid,
        Path kernel,
        @Nullable Path ramdisk,
        @Nullable String cmdline,
        @Nullable String features,
        long memoryKib,
        int maxVcpus,
        int storePort,
        int consolePort,
        int storeDomid,
        int consoleDomid,
        boolean claim) {}
