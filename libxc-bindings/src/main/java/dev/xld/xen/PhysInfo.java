package dev.xld.xen;

import java.util.List;
import java.util.Set;

/** {@code xc_physinfo}; page counts are of 4 KiB pages; {@code hwCap} holds the eight capability words. */
public record PhysInfo(
        int threadsPerCore,
        int coresPerSocket,
        int nrCpus,
        int maxCpuId,
        int nrNodes,
        int cpuKhz,
        Set<Capability> capabilities,
        long totalPages,
        long freePages,
        long scrubPages,
        long outstandingPages,
        long sharingFreedPages,
        long sharingUsedPages,
        List<Integer> hwCap) {

    /** What the host can do, in the order and with the words of {@code xl info}'s virt_caps. */
    public enum Capability {
        PV("pv"),
        HVM("hvm"),
        HVM_DIRECTIO("hvm_directio"),
        PV_DIRECTIO("pv_directio"),
        HAP("hap"),
        SHADOW("shadow"),
        IOMMU_HAP_PT_SHARE("iommu_hap_pt_share"),
        VMTRACE("vmtrace"),
        VPMU("vpmu"),
        GNTTAB_V1("gnttab-v1"),
        GNTTAB_V2("gnttab-v2");

        private final String word;

        Capability(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
