package dev.xld.config;

import java.util.BitSet;
import java.util.List;

/**
 * The host's cpus as far as {@code cpus="all"} and {@code cpus="nodes:0"} need them.
 *
 * @param count the highest number of cpus the host can have (libxc's {@code xc_get_max_cpus})
 * @param nodes the cpus of each NUMA node, by node number
 */
public record HostCpus(int count, List<BitSet> nodes) {
    /** For checking a config away from its host: as many cpus as Xen can be built for, and each node means all of them. */
    public static final HostCpus UNKNOWN = new HostCpus(4096, List.of());

    public HostCpus {
        nodes = List.copyOf(nodes);
    }

    /** Bits in one of libxl's cpu maps, which are whole bytes: {@code all} sets every one of them. */
    public int mapBits() {
        return (count + 7) / 8 * 8;
    }
}
