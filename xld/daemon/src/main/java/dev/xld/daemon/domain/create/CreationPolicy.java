package dev.xld.daemon.domain.create;

import org.jspecify.annotations.Nullable;

/**
 * What the host's xl.conf decides about new domains.
 *
 * @param claim reserve a guest's memory in Xen before building it ({@code claim_mode})
 * @param maxGrantFrames negative: the hypervisor's default
 * @param maxMaptrackFrames negative: the hypervisor's default
 * @param maxGrantVersion null: the highest the host has
 */
public record CreationPolicy(
        boolean claim,
        int maxGrantFrames,
        int maxMaptrackFrames,
        @Nullable Integer maxGrantVersion) {
    /** What holds on a host without xl.conf. */
    public static final CreationPolicy DEFAULT = new CreationPolicy(true, -1, -1, null);
}
