package dev.xld.xen;

import org.jspecify.annotations.Nullable;

/**
 * Where the builder put things. Ring frames are machine frames for PV, guest frames for PVH and HVM.
 *
 * @param acpi where an HVM guest's further ACPI tables lie, null for none
 * @param smbios where its further SMBIOS structures lie, null for none
 */
public record BuiltGuest(
        long storeFrame,
        long consoleFrame,
        @Nullable Loaded acpi,
        @Nullable Loaded smbios) {
    public BuiltGuest(long storeFrame, long consoleFrame) {
        this(storeFrame, consoleFrame, null, null);
    }

    /** A file in the guest's memory; both in bytes. */
    public record Loaded(long address, long length) {}
}
