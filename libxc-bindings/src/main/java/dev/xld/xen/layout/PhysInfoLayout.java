package dev.xld.xen.layout;

import dev.xld.xen.PhysInfo;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U32Array;
import dev.xld.xen.layout.Field.U64;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code struct xen_sysctl_physinfo}; Xen 4.17 put {@code arch_capabilities} before the page counts. */
public record PhysInfoLayout(
        int sizeof,
        U32 threads_per_core,
        U32 cores_per_socket,
        U32 nr_cpus,
        U32 max_cpu_id,
        U32 nr_nodes,
        U32 cpu_khz,
        U32 capabilities,
        U64 total_pages,
        U64 free_pages,
        U64 scrub_pages,
        U64 outstanding_pages,
        U32Array hw_cap)
        implements Struct {
    public static final PhysInfoLayout V4_14 = withPagesAt(32);
    public static final PhysInfoLayout V4_17 = withPagesAt(40);

    private static final int HW_CAP_WORDS = 8;
    private static final int XEN_SYSCTL_PHYSCAP_hvm = 1;
    private static final int XEN_SYSCTL_PHYSCAP_pv = 1 << 1;
    private static final int XEN_SYSCTL_PHYSCAP_directio = 1 << 2;
    private static final int XEN_SYSCTL_PHYSCAP_hap = 1 << 3;
    private static final int XEN_SYSCTL_PHYSCAP_shadow = 1 << 4;
    private static final int XEN_SYSCTL_PHYSCAP_iommu_hap_pt_share = 1 << 5;
    private static final int XEN_SYSCTL_PHYSCAP_vmtrace = 1 << 6;
    private static final int XEN_SYSCTL_PHYSCAP_vpmu = 1 << 7;
    private static final int XEN_SYSCTL_PHYSCAP_gnttab_v1 = 1 << 8;
    private static final int XEN_SYSCTL_PHYSCAP_gnttab_v2 = 1 << 9;

    private static PhysInfoLayout withPagesAt(int pages) {
        return new PhysInfoLayout(
                pages + 72,
                new U32(0),
                new U32(4),
                new U32(8),
                new U32(12),
                new U32(16),
                new U32(24),
                new U32(28),
                new U64(pages),
                new U64(pages + 8),
                new U64(pages + 16),
                new U64(pages + 24),
                new U32Array(pages + 40, 8));
    }

    @Override
    public String cName() {
        return "struct xen_sysctl_physinfo";
    }

    /** The two sharing counts come from calls of their own. */
    public PhysInfo read(ByteBuffer struct, long sharingFreedPages, long sharingUsedPages) {
        List<Integer> words = IntStream.range(0, HW_CAP_WORDS)
                .mapToObj(word -> hw_cap.get(struct, word))
                .toList();
        return new PhysInfo(
                threads_per_core.get(struct),
                cores_per_socket.get(struct),
                nr_cpus.get(struct),
                max_cpu_id.get(struct),
                nr_nodes.get(struct),
                cpu_khz.get(struct),
                capabilities(capabilities.get(struct)),
                total_pages.get(struct),
                free_pages.get(struct),
                scrub_pages.get(struct),
                outstanding_pages.get(struct),
                sharingFreedPages,
                sharingUsedPages,
                words);
    }

    private static Set<Capability> capabilities(int bits) {
        EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
        addIf(found, Capability.HVM, bits, XEN_SYSCTL_PHYSCAP_hvm);
        addIf(found, Capability.PV, bits, XEN_SYSCTL_PHYSCAP_pv);
        if ((bits & XEN_SYSCTL_PHYSCAP_directio) != 0) {
            addIf(found, Capability.HVM_DIRECTIO, bits, XEN_SYSCTL_PHYSCAP_hvm);
            addIf(found, Capability.PV_DIRECTIO, bits, XEN_SYSCTL_PHYSCAP_pv);
        }
        addIf(found, Capability.HAP, bits, XEN_SYSCTL_PHYSCAP_hap);
        addIf(found, Capability.SHADOW, bits, XEN_SYSCTL_PHYSCAP_shadow);
        addIf(found, Capability.IOMMU_HAP_PT_SHARE, bits, XEN_SYSCTL_PHYSCAP_iommu_hap_pt_share);
        addIf(found, Capability.VMTRACE, bits, XEN_SYSCTL_PHYSCAP_vmtrace);
        addIf(found, Capability.VPMU, bits, XEN_SYSCTL_PHYSCAP_vpmu);
        addIf(found, Capability.GNTTAB_V1, bits, XEN_SYSCTL_PHYSCAP_gnttab_v1);
        addIf(found, Capability.GNTTAB_V2, bits, XEN_SYSCTL_PHYSCAP_gnttab_v2);
        return Collections.unmodifiableSet(found);
    }

    private static void addIf(Set<Capability> found, Capability capability, int bits, int bit) {
        if ((bits & bit) != 0) {
            found.add(capability);
        }
    }
}
