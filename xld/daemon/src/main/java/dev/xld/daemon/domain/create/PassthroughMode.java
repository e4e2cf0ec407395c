package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.DomainConfig;
import dev.xld.config.DtdevSpec;
import dev.xld.config.PciSpec;
import dev.xld.xen.Passthrough;
import dev.xld.xen.PhysInfo.Capability;
import java.util.Objects;
import java.util.Set;

/** How the IOMMU serves a PV guest that is to have devices of the host, now or later (key passthrough). Pure functions. */
final class PassthroughMode {
    private static final long PAGE_KIB = 4;
    /** Of each of the four levels, a table has so many entries. */
    private static final long TABLE_ENTRIES = 512;

    private static final int LEVELS = 4;

    private PassthroughMode() {}

    /** @throws ApiException where this host has no IOMMU, or what the config says cannot be */
    static Passthrough of(DomainConfig config, Set<Capability> host) {
        boolean devices = !config.devices(PciSpec.class).isEmpty()
                || !config.devices(DtdevSpec.class).isEmpty();
        String word = Objects.requireNonNullElse(config.createInfo().passthrough(), devices ? "enabled" : "disabled");
        if (word.equals("disabled")) {
            return Passthrough.DISABLED;
        }
        String asked = "The config of domain \"" + config.name() + "\" has "
                + (devices ? "devices of the host" : "passthrough=\"" + word + "\"");
        if (!host.contains(Capability.HVM_DIRECTIO) && !host.contains(Capability.PV_DIRECTIO)) {
            throw new ApiException(
                    ErrorKind.UNSUPPORTED,
                    asked
                            + ", but Xen uses no IOMMU here; turn it on in the firmware (VT-d, AMD-Vi), or leave them out.");
        }
        if (word.equals("share_pt")) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, asked + ", but PV guests have no page tables to share; say \"enabled\".");
        }
        return Passthrough.SYNC_PT;
    }

    /** What Xen keeps of a guest's memory in the IOMMU's own page tables. */
    static long tablesKib(Passthrough passthrough, long memoryKib) {
        if (passthrough != Passthrough.SYNC_PT) {
            return 0;
        }
        long tables = 0;
        long entries = memoryKib / PAGE_KIB;
        for (int level = 0; level < LEVELS; level++) {
            entries = (entries + TABLE_ENTRIES - 1) / TABLE_ENTRIES;
            tables += entries;
        }
        return tables * PAGE_KIB;
    }
}
