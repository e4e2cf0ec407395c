package dev.xld.api;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code xl list}.
 *
 * @param name null for a domain without a name node
 * @param memoryKib pages held and claimed, in KiB
 * @param state the six letters of the State column, as {@code r-----}
 * @param shutdownCode the {@code SHUTDOWN_*} code, or -1 while it has not shut down
 */
public record DomainSummary(
        int domid,
        @Nullable String name,
        String uuid,
        long memoryKib,
        long claimedKib,
        int onlineVcpus,
        String state,
        int shutdownCode,
        long cpuTimeNanos,
        @Nullable String securityLabel,
        @Nullable String cpupool,
        String nodeAffinity) {}
