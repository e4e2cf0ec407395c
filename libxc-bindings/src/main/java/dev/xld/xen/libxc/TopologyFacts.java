package dev.xld.xen.libxc;

import dev.xld.xen.HostTopology;
import dev.xld.xen.PciAddress;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.CpuTopologyLayout;
import dev.xld.xen.layout.MemInfoLayout;
import dev.xld.xen.layout.PciDeviceLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What libxenctrl tells about where cpus, memory and devices are. Every call is first asked how much there is. */
final class TopologyFacts {
    /** {@code XEN_INVALID_NODE_ID}: the firmware does not say. */
    private static final int NO_NODE = -1;

    /** {@code XEN_INVALID_DEV}. */
    private static final int NO_DEVICE = -2;

    private TopologyFacts() {}

    static HostTopology topology(Handle handle) {
        return new HostTopology(cpus(handle), nodes(handle));
    }

    private static List<HostTopology.@Nullable Cpu> cpus(Handle handle) {
        int[] count = new int[1];
        handle.check("xc_cputopoinfo", LibXenCtrl.xc_cputopoinfo(handle.xch(), count, null));
        ByteBuffer entries = room(count[0] * CpuTopologyLayout.ALL.sizeof());
        handle.check("xc_cputopoinfo", LibXenCtrl.xc_cputopoinfo(handle.xch(), count, entries));
        List<HostTopology.@Nullable Cpu> cpus = new ArrayList<>();
        for (int cpu = 0; cpu < count[0]; cpu++) {
            cpus.add(CpuTopologyLayout.ALL.read(entry(entries, cpu, CpuTopologyLayout.ALL.sizeof())));
        }
        return cpus;
    }

    private static List<HostTopology.@Nullable Node> nodes(Handle handle) {
        int[] count = new int[1];
        handle.check("xc_numainfo", LibXenCtrl.xc_numainfo(handle.xch(), count, null, null));
        int room = count[0];
        ByteBuffer memory = room(room * MemInfoLayout.ALL.sizeof());
        int[] distances = new int[room * room];
        handle.check("xc_numainfo", LibXenCtrl.xc_numainfo(handle.xch(), count, memory, distances));
        List<HostTopology.@Nullable Node> nodes = new ArrayList<>();
        for (int node = 0; node < count[0]; node++) {
            ByteBuffer struct = entry(memory, node, MemInfoLayout.ALL.sizeof());
            long size = MemInfoLayout.ALL.memsize().get(struct);
            int from = node * count[0];
            nodes.add(
                    size == MemInfoLayout.NO_NODE
                            ? null
                            : new HostTopology.Node(
                                    size,
                                    MemInfoLayout.ALL.memfree().get(struct),
                                    Arrays.stream(distances, from, from + count[0])
                                            .boxed()
                                            .toList()));
        }
        return nodes;
    }

    static List<OptionalInt> pciNodes(Handle handle, List<PciAddress> devices) {
        ByteBuffer entries = room(devices.size() * PciDeviceLayout.ALL.sizeof());
        for (int i = 0; i < devices.size(); i++) {
            PciDeviceLayout.ALL.write(entry(entries, i, PciDeviceLayout.ALL.sizeof()), devices.get(i));
        }
        int[] nodes = new int[devices.size()];
        handle.check("xc_pcitopoinfo", LibXenCtrl.xc_pcitopoinfo(handle.xch(), devices.size(), entries, nodes));
        return Arrays.stream(nodes)
                .mapToObj(node -> node == NO_NODE || node == NO_DEVICE ? OptionalInt.empty() : OptionalInt.of(node))
                .toList();
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer entry(ByteBuffer entries, int index, int size) {
        return entries.slice(index * size, size).order(ByteOrder.nativeOrder());
    }
}
