package dev.xld.xen;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All the domain builder needs for a guest in an HVM container: {@link GuestType#HVM}, which firmware starts beside a device
 * model, or {@link GuestType#PVH}, whose kernel starts at once.
 *
 * @param kernel hvmloader, or the guest's own
 * @param modules for PVH, the ramdisk first; two at most
 * @param cmdline the kernel's command line, or null for none
 * @param onlineVcpus those that run from the start
 * @param apic whether ACPI tables tell of the local APICs
 * @param acpi whether a PVH guest gets ACPI tables; an HVM guest's come from hvmloader
 * @param storePort event channel port reserved for xenstore
 * @param consolePort event channel port reserved for the console
 * @param storeDomid the domain xenstored runs in
 * @param consoleDomid the domain xenconsoled runs in
 * @param claim reserve all memory first, so that a build without enough of it fails at once
 */
public record HvmImage(
        int domid,
        GuestType type,
        Path kernel,
        List<Module> modules,
        @Nullable String cmdline,
        Firmware firmware,
        HvmMemory memory,
        int maxVcpus,
        BitSet onlineVcpus,
        boolean apic,
        boolean acpi,
        int storePort,
        int consolePort,
        int storeDomid,
        int consoleDomid,
        boolean claim) {
    public HvmImage {
        modules = List.copyOf(modules);
        onlineVcpus = (BitSet) onlineVcpus.clone();
    }

    /** A file the kernel finds in its start info. */
    public record Module(Path file, @Nullable String cmdline) {}

    /**
     * Files an HVM guest's hvmloader hands on.
     *
     * @param system the BIOS or UEFI
     * @param acpi further ACPI tables
     * @param smbios further SMBIOS structures
     */
    public record Firmware(
            @Nullable Path system,
            @Nullable Path acpi,
            @Nullable Path smbios) {
        public static final Firmware NONE = new Firmware(null, null, null);
    }
}
