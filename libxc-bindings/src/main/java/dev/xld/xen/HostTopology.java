package dev.xld.xen;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a host's processors and memory lie to each other.
 *
 * @param cpus by cpu id; null where Xen knows none of this id, or it is offline
 * @param nodes the NUMA nodes by number; null where a number has none
 */
public record HostTopology(List<@Nullable Cpu> cpus, List<@Nullable Node> nodes) {
    /** Where a cpu is. */
    public record Cpu(int core, int socket, int node) {}

    /**
     * The memory of a node, in bytes.
     *
     * @param distances to each node, 10 for itself; -1: unknown
     */
    public record Node(long size, long free, List<Integer> distances) {}

    /** The cpus of each node, by node number. */
    public List<BitSet> cpusOfNodes() {
        return IntStream.range(0, nodes.size()).mapToObj(this::cpusOf).toList();
    }

    private BitSet cpusOf(int node) {
        BitSet members = new BitSet();
        for (int cpu = 0; cpu < cpus.size(); cpu++) {
            Cpu place = cpus.get(cpu);
            members.set(cpu, place != null && place.node() == node);
        }
        return members;
    }
}
