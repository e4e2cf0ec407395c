package dev.xld.xen.layout;

import dev.xld.xen.CreateDomain;
import dev.xld.xen.GuestType;
import dev.xld.xen.Passthrough;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.Uuid;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code struct xen_domctl_createdomain}, the struct that changes most between releases. What a release lacks is null
 * here, and left out of what is written: the caller refuses or replaces it.
 */
public record CreateDomainLayout(
        int sizeof,
        U32 ssidref,
        Uuid handle,
        U32 flags,
        U32 iommu_opts,
        U32 max_vcpus,
        U32 max_evtchn_port,
        U32 max_grant_frames,
        U32 max_maptrack_frames,
        @Nullable U32 grant_opts,
        @Nullable U32 altp2m_opts,
        @Nullable U32 vmtrace_size,
        @Nullable U32 cpupool_id,
        U32 arch_emulation_flags,
        @Nullable U32 arch_misc_flags)
        implements Struct {
    public static final CreateDomainLayout V4_14 = of(48, null, null, null, null, 44, null);
    public static final CreateDomainLayout V4_15 = of(56, null, null, 44, null, 48, 52);
    public static final CreateDomainLayout V4_16 = of(60, 44, null, 48, null, 52, 56);
    public static final CreateDomainLayout V4_17 = of(64, 44, null, 48, 52, 56, 60);
    public static final CreateDomainLayout V4_19 = of(68, 44, 48, 52, 56, 60, 64);

    private static final int XEN_DOMCTL_CDF_hvm = 1;
    private static final int XEN_DOMCTL_CDF_hap = 1 << 1;
    private static final int XEN_DOMCTL_CDF_oos_off = 1 << 3;
    private static final int XEN_DOMCTL_CDF_iommu = 1 << 5;
    private static final int XEN_DOMCTL_CDF_nested_virt = 1 << 6;
    private static final int XEN_DOMCTL_CDF_vpmu = 1 << 7;
    private static final int XEN_DOMCTL_IOMMU_no_sharept = 1;
    private static final int XEN_X86_EMU_LAPIC = 1;
    private static final int XEN_X86_EMU_USE_PIRQ = 1 << 9;
    private static final int XEN_X86_EMU_VPCI = 1 << 10;
    private static final int XEN_X86_EMU_ALL = 0x7FF;
    private static final int XEN_X86_MSR_RELAXED = 1;

    private static CreateDomainLayout of(
            int sizeof,
            @Nullable Integer grantOpts,
            @Nullable Integer altp2mOpts,
            @Nullable Integer vmtraceSize,
            @Nullable Integer cpupoolId,
            int emulationFlags,
            @Nullable Integer miscFlags) {
        return new CreateDomainLayout(
                sizeof,
                new U32(0),
                new Uuid(4),
                new U32(20),
                new U32(24),
                new U32(28),
                new U32(32),
                new U32(36),
                new U32(40),
                optional(grantOpts),
                optional(altp2mOpts),
                optional(vmtraceSize),
                optional(cpupoolId),
                new U32(emulationFlags),
                optional(miscFlags));
    }

    private static @Nullable U32 optional(@Nullable Integer offset) {
        return offset == null ? null : new U32(offset);
    }

    @Override
    public String cName() {
        return "struct xen_domctl_createdomain";
    }

    /** The struct for this request; {@code grantVersion} is what the host and the request agree on, 0 for no grants. */
    public ByteBuffer write(CreateDomain request, int grantVersion) {
        ByteBuffer struct = allocate();
        ssidref.set(struct, request.ssidref());
        handle.set(struct, request.uuid());
        flags.set(struct, flagBits(request));
        iommu_opts.set(struct, request.passthrough() == Passthrough.SYNC_PT ? XEN_DOMCTL_IOMMU_no_sharept : 0);
        max_vcpus.set(struct, request.maxVcpus());
        max_evtchn_port.set(struct, request.maxEventChannelPort());
        max_grant_frames.set(struct, request.maxGrantFrames());
        max_maptrack_frames.set(struct, request.maxMaptrackFrames());
        setIfThere(grant_opts, struct, grantVersion);
        setIfThere(altp2m_opts, struct, request.altp2m().ordinal());
        setIfThere(vmtrace_size, struct, request.vmtraceBytes());
        setIfThere(cpupool_id, struct, request.cpupool());
        arch_emulation_flags.set(struct, emulationBits(request.type()));
        setIfThere(arch_misc_flags, struct, request.msrRelaxed() ? XEN_X86_MSR_RELAXED : 0);
        return struct;
    }

    private static int flagBits(CreateDomain request) {
        int bits = 0;
        if (request.type() != GuestType.PV) {
            bits |= XEN_DOMCTL_CDF_hvm;
            bits |= request.hap() ? XEN_DOMCTL_CDF_hap : 0;
            bits |= request.oos() ? 0 : XEN_DOMCTL_CDF_oos_off;
        }
        bits |= request.nestedVirt() ? XEN_DOMCTL_CDF_nested_virt : 0;
        bits |= request.vpmu() ? XEN_DOMCTL_CDF_vpmu : 0;
        bits |= request.passthrough() == Passthrough.DISABLED ? 0 : XEN_DOMCTL_CDF_iommu;
        return bits;
    }

    /** Since 4.19, as they came with altp2m_opts, HVM guests get no PIRQs unless asked for. */
    private int emulationBits(GuestType type) {
        return switch (type) {
            case PV -> 0;
            case PVH -> XEN_X86_EMU_LAPIC;
            case HVM -> XEN_X86_EMU_ALL & ~XEN_X86_EMU_VPCI & ~(altp2m_opts == null ? 0 : XEN_X86_EMU_USE_PIRQ);
        };
    }

    private static void setIfThere(@Nullable U32 field, ByteBuffer struct, int value) {
        if (field != null) {
            field.set(struct, value);
        }
    }
}
