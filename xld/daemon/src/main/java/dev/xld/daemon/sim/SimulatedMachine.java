package dev.xld.daemon.sim;

import dev.xld.xen.E820Entry;
import dev.xld.xen.HostTopology;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.PhysInfo.Capability;
import dev.xld.xen.XenInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/** The machine under a simulated Xen: what of it never changes. Stateless. */
final class SimulatedMachine {
    static final int CPUS = 4;

    private static final long TOTAL_PAGES = 4L << 18;
    private static final int PAGE_SHIFT = 12;

    private SimulatedMachine() {}

    static XenInfo xen() {
        return new XenInfo(
                4,
                17,
                ".0-simulated",
                "xen-3.0-x86_64 ",
                "",
                "dom0_mem=1024M",
                0xffff800000000000L,
                1 << PAGE_SHIFT,
                "",
                "",
                "",
                "",
                "");
    }

    static PhysInfo physInfo(long usedPages) {
        return new PhysInfo(
                1,
                CPUS,
                CPUS,
                CPUS - 1,
                1,
                2_000_000,
                EnumSet.of(Capability.PV, Capability.HVM, Capability.HAP, Capability.SHADOW, Capability.GNTTAB_V1),
                TOTAL_PAGES,
                TOTAL_PAGES - usedPages,
                0,
                0,
                0,
                0,
                List.of(0, 0, 0, 0, 0, 0, 0, 0));
    }

    static HostTopology topology(PhysInfo memory) {
        List<HostTopology.Cpu> cpus = IntStream.range(0, CPUS)
                .mapToObj(cpu -> new HostTopology.Cpu(cpu, 0, 0))
                .toList();
        return new HostTopology(
                cpus,
                List.of(new HostTopology.Node(
                        memory.totalPages() << PAGE_SHIFT, memory.freePages() << PAGE_SHIFT, List.of(10))));
    }

    static List<E820Entry> memoryMap() {
        return List.of(new E820Entry(0, TOTAL_PAGES << PAGE_SHIFT, E820Entry.Type.RAM));
    }
}
