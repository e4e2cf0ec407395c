package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A PCI device of the host given to the guest ({@code pci=[...]}), by address or by name. Components are named as in libxl's
 * {@code device_pci}; null means zero or not given.
 *
 * @param vdevfn slot and function in the guest
 * @param vfuncMask 1: this function; all ones: every function of the device
 * @param rdmPolicy strict or relaxed
 * @param name what the device was called when it was made assignable
 */
public record PciSpec(
        @Nullable Integer func,
        @Nullable Integer dev,
        @Nullable Integer bus,
        @Nullable Integer domain,
        @Nullable Long vdevfn,
        @Nullable Long vfuncMask,
        boolean msitranslate,
        boolean powerMgmt,
        boolean permissive,
        boolean seize,
        @Nullable String rdmPolicy,
        @Nullable String name)
        implements DeviceSpec {
    /** {@link #vfuncMask} for every function. */
    public static final long ALL_FUNCTIONS = 0xFFFF_FFFFL;

    /** At this place in the guest; 0 leaves it as it is. */
    public PciSpec at(int place) {
        return place == 0
                ? this
                : new PciSpec(
                        func,
                        dev,
                        bus,
                        domain,
                        (long) place,
                        vfuncMask,
                        msitranslate,
                        powerMgmt,
                        permissive,
                        seize,
                        rdmPolicy,
                        name);
    }
}
