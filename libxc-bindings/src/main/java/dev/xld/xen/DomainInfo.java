package dev.xld.xen;

import java.util.UUID;

/**
 * One entry of {@code xc_domain_getinfolist}.
 *
 * @param shutdownCode the {@code SHUTDOWN_*} code; means something only when {@code shutdown}
 * @param maxVcpuId -1 while the domain has no vcpu
 * @param cpuTimeNanos cpu time of all vcpus
 */
public record DomainInfo(
        int domid,
        UUID uuid,
        boolean dying,
        boolean hvm,
        boolean shutdown,
        boolean paused,
        boolean blocked,
        boolean running,
        boolean xenstoreDomain,
        boolean hap,
        int shutdownCode,
        long totalPages,
        long maxPages,
        long outstandingPages,
        long sharedPages,
        long pagedPages,
        long cpuTimeNanos,
        int onlineVcpus,
        int maxVcpuId,
        int ssidref,
        int cpupool) {}
