package dev.xld.xen;

import java.util.BitSet;

/** One vcpu: {@code xc_vcpu_getinfo} and {@code xc_vcpu_getaffinity}. {@code cpu} is where it ran last. */
public record VcpuInfo(
        int vcpu,
        boolean online,
        boolean blocked,
        boolean running,
        long cpuTimeNanos,
        int cpu,
        BitSet hardAffinity,
        BitSet softAffinity) {}
