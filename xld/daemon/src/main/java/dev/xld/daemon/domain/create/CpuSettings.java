package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.config.CpuidPolicy;
import dev.xld.config.HvmInfo;
import dev.xld.xen.CpuPolicy;
import dev.xld.xen.TscMode;

/** What a config says of the processor its guest sees. Stateless. */
final class CpuSettings {
    private CpuSettings() {}

    /** An invariant TSC is shown where the guest stays on this processor, or has every read of the TSC emulated. */
    static CpuPolicy policy(BuildInfo build, TscMode tsc) {
        HvmInfo hvm = build.hvm();
        return new CpuPolicy(
                hvm == null || !Boolean.FALSE.equals(hvm.pae()),
                Boolean.TRUE.equals(build.nomigrate()) || tsc == TscMode.ALWAYS_EMULATE,
                Boolean.TRUE.equals(build.switches().nestedHvm()),
                build.cpuid().cpuid().stream().map(CpuSettings::leaf).toList(),
                build.cpuid().msr().stream()
                        .map(msr -> new CpuPolicy.Msr(msr.index().intValue(), msr.policy()))
                        .toList());
    }

    private static CpuPolicy.Leaf leaf(CpuidPolicy.Leaf leaf) {
        Long subleaf = leaf.subleaf();
        return new CpuPolicy.Leaf(
                leaf.leaf().intValue(),
                subleaf == null ? null : subleaf.intValue(),
                leaf.eax(),
                leaf.ebx(),
                leaf.ecx(),
                leaf.edx());
    }
}
