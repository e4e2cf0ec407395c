package dev.xld.daemon.host;

import dev.xld.api.DomainSelection;
import dev.xld.api.VcpuSummary;
import dev.xld.xen.DomainInfo;
import dev.xld.xen.Hypervisor;
import dev.xld.xen.VcpuInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code xl vcpu-list}; a domain that goes meanwhile is left out. Any thread may call. */
public final class VcpuListing {
    private final Hypervisor hypervisor;
    private final DomainLookup lookup;

    public VcpuListing(Hypervisor hypervisor, DomainLookup lookup) {
        this.hypervisor = hypervisor;
        this.lookup = lookup;
    }

    public VcpuSummary[] list(DomainSelection selection) {
        int cpus = hypervisor.physInfo().maxCpuId() + 1;
        List<VcpuSummary> rows = new ArrayList<>();
        List<DomainInfo> selected = lookup.select(selection.domains());
        Map<Integer, String> names = lookup.namesOf(selected);
        for (DomainInfo info : selected) {
            String name = names.get(info.domid());
            List<VcpuInfo> vcpus = lookup.unlessGone(info.domid(), () -> hypervisor.vcpus(info.domid()))
                    .orElse(List.of());
            for (VcpuInfo vcpu : vcpus) {
                rows.add(new VcpuSummary(
                        info.domid(),
                        name,
                        vcpu.vcpu(),
                        vcpu.online(),
                        vcpu.cpu(),
                        vcpu.running(),
                        vcpu.blocked(),
                        vcpu.cpuTimeNanos(),
                        CpuList.print(vcpu.hardAffinity(), cpus),
                        CpuList.print(vcpu.softAffinity(), cpus)));
            }
        }
        return rows.toArray(VcpuSummary[]::new);
    }
}
