package dev.xld.xen.layout;

import dev.xld.xen.DomainInfo;
import dev.xld.xen.layout.Field.U16;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;
import dev.xld.xen.layout.Field.Uuid;
import java.nio.ByteBuffer;

/** {@code struct xen_domctl_getdomaininfo}. Xen 4.16 appended a field that xld does not read; the rest never moved. */
public record DomainInfoLayout(
        int sizeof,
        U16 domain,
        U32 flags,
        U64 tot_pages,
        U64 max_pages,
        U64 outstanding_pages,
        U64 shr_pages,
        U64 paged_pages,
        U64 cpu_time,
        U32 nr_online_vcpus,
        U32 max_vcpu_id,
        U32 ssidref,
        Uuid handle,
        U32 cpupool)
        implements Struct {
    public static final DomainInfoLayout V4_14 = ofSize(104);
    public static final DomainInfoLayout V4_16 = ofSize(112);

    private static final int XEN_DOMINF_dying = 1;
    private static final int XEN_DOMINF_hvm_guest = 1 << 1;
    private static final int XEN_DOMINF_shutdown = 1 << 2;
    private static final int XEN_DOMINF_paused = 1 << 3;
    private static final int XEN_DOMINF_blocked = 1 << 4;
    private static final int XEN_DOMINF_running = 1 << 5;
    private static final int XEN_DOMINF_xs_domain = 1 << 7;
    private static final int XEN_DOMINF_hap = 1 << 8;
    private static final int XEN_DOMINF_shutdownshift = 16;
    private static final int XEN_DOMINF_shutdownmask = 0xFF;

    private static DomainInfoLayout ofSize(int sizeof) {
        return new DomainInfoLayout(
                sizeof,
                new U16(0),
                new U32(4),
                new U64(8),
                new U64(16),
                new U64(24),
                new U64(32),
                new U64(40),
                new U64(56),
                new U32(64),
                new U32(68),
                new U32(72),
                new Uuid(76),
                new U32(92));
    }

    @Override
    public String cName() {
        return "struct xen_domctl_getdomaininfo";
    }

    public DomainInfo read(ByteBuffer struct) {
        int bits = flags.get(struct);
        return new DomainInfo(
                domain.get(struct),
                handle.get(struct),
                (bits & XEN_DOMINF_dying) != 0,
                (bits & XEN_DOMINF_hvm_guest) != 0,
                (bits & XEN_DOMINF_shutdown) != 0,
                (bits & XEN_DOMINF_paused) != 0,
                (bits & XEN_DOMINF_blocked) != 0,
                (bits & XEN_DOMINF_running) != 0,
                (bits & XEN_DOMINF_xs_domain) != 0,
                (bits & XEN_DOMINF_hap) != 0,
                bits >>> XEN_DOMINF_shutdownshift & XEN_DOMINF_shutdownmask,
                tot_pages.get(struct),
                max_pages.get(struct),
                outstanding_pages.get(struct),
                shr_pages.get(struct),
                paged_pages.get(struct),
                cpu_time.get(struct),
                nr_online_vcpus.get(struct),
                max_vcpu_id.get(struct),
                ssidref.get(struct),
                cpupool.get(struct));
    }
}
