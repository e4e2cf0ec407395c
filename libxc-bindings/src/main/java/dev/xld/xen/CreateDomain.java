package dev.xld.xen;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code xen_domctl_createdomain} asks for, in release-independent terms.
 *
 * @param domid the id wanted, or null for the next free one
 * @param maxGrantVersion 1 or 2; the highest the host has when null
 * @param maxGrantFrames negative: the hypervisor's default
 * @param maxMaptrackFrames negative: the hypervisor's default
 * @param vmtraceBytes 0: none
 */
public record CreateDomain(
        @Nullable Integer domid,
        GuestType type,
        UUID uuid,
        int ssidref,
        int maxVcpus,
        int maxEventChannelPort,
        int maxGrantFrames,
        int maxMaptrackFrames,
        @Nullable Integer maxGrantVersion,
        int cpupool,
        boolean hap,
        boolean oos,
        boolean vpmu,
        boolean nestedVirt,
        boolean msrRelaxed,
        int vmtraceBytes,
        Passthrough passthrough,
        Altp2m altp2m) {
    /** A PV guest with Xen's defaults. */
    public static CreateDomain pv(UUID uuid, int maxVcpus) {
        return new CreateDomain(
                null,
                GuestType.PV,
                uuid,
                0,
                maxVcpus,
                1023,
                -1,
                -1,
                null,
                0,
                false,
                true,
                false,
                false,
                false,
                0,
                Passthrough.DISABLED,
                Altp2m.DISABLED);
    }
}
