package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * Switches of libxl's {@code b_info} that a PV guest may name but hardly feels. Null means not given.
 *
 * @param acpi {@code acpi}
 * @param nestedHvm {@code nestedhvm}
 * @param restrictDeviceModel {@code dm_restrict}
 * @param stubDeviceModel {@code device_model_stubdomain_override}
 * @param relaxedMsr {@code msr_relaxed}: unknown MSRs read as zero instead of faulting
 * @param vpmu {@code vpmu}: performance counters for the guest
 */
public record PlatformSwitches(
        @Nullable Boolean acpi,
        @Nullable Boolean nestedHvm,
        @Nullable Boolean restrictDeviceModel,
        @Nullable Boolean stubDeviceModel,
        @Nullable Boolean relaxedMsr,
        @Nullable Boolean vpmu) {
    public static final PlatformSwitches NONE = new PlatformSwitches(null, null, null, null, null, null);
}
