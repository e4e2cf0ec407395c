package dev.xld.api;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@code xl vcpu-list}.
 *
 * @param hardAffinity in xl's list form: {@code all}, {@code none}, {@code 0-1,3}
 */
public record VcpuSummary(
        int domid,
        @Nullable String name,
        int vcpu,
        boolean online,
        int cpu,
        boolean running,
        boolean blocked,
        long cpuTimeNanos,
        String hardAffinity,
        String softAffinity) {}
