package dev.xld.xen.libxc;

import dev.xld.xen.DomainInfo;
import dev.xld.xen.Errno;
import dev.xld.xen.VcpuInfo;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.VcpuInfoLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vcpus of a domain and where they may run. */
final class Vcpus {
    private static final int BOTH = LibXenCtrl.XEN_VCPUAFFINITY_HARD | LibXenCtrl.XEN_VCPUAFFINITY_SOFT;

    private Vcpus() {}

    static List<VcpuInfo> of(Handle handle, DomainInfo domain, int mapSize) {
        List<VcpuInfo> vcpus = new ArrayList<>();
        for (int vcpu = 0; vcpu <= domain.maxVcpuId(); vcpu++) {
            VcpuInfo info = read(handle, domain.domid(), vcpu, mapSize);
            if (info != null) {
                vcpus.add(info);
            }
        }
        return List.copyOf(vcpus);
    }

    private static @Nullable VcpuInfo read(Handle handle, int domid, int vcpu, int mapSize) {
        ByteBuffer struct = VcpuInfoLayout.ALL.allocate();
        int result = LibXenCtrl.xc_vcpu_getinfo(handle.xch(), domid, vcpu, struct);
        if (result < 0 && LibC.errno() == Errno.ESRCH.number()) {
            return null;
        }
        handle.check("xc_vcpu_getinfo", "vcpu " + vcpu + " of domain " + domid, result);
        byte[] hard = new byte[mapSize];
        byte[] soft = new byte[mapSize];
        handle.check(
                "xc_vcpu_getaffinity",
                "vcpu " + vcpu + " of domain " + domid,
                LibXenCtrl.xc_vcpu_getaffinity(handle.xch(), domid, vcpu, hard, soft, BOTH));
        return VcpuInfoLayout.ALL.read(struct, Maps.bits(hard), Maps.bits(soft));
    }

    static void setAffinity(
            Handle handle, int domid, int vcpu, @Nullable BitSet hard, @Nullable BitSet soft, int mapSize) {
        int flags = (hard == null ? 0 : LibXenCtrl.XEN_VCPUAFFINITY_HARD)
                | (soft == null ? 0 : LibXenCtrl.XEN_VCPUAFFINITY_SOFT);
        if (flags == 0) {
            return;
        }
        handle.check(
                "xc_vcpu_setaffinity",
                "vcpu " + vcpu + " of domain " + domid + (hard == null ? "" : " hard to cpus " + hard)
                        + (soft == null ? "" : " soft to cpus " + soft),
                LibXenCtrl.xc_vcpu_setaffinity(
                        handle.xch(), domid, vcpu, Maps.map(hard, mapSize), Maps.map(soft, mapSize), flags));
    }
}
