package dev.xld.config;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A NUMA node the guest sees. Components are named as in libxl's {@code vnode_info}.
 *
 * @param memkb KiB of memory
 * @param distances to each node
 * @param pnode the host's node it lies on
 */
public record VnumaNode(
        @Nullable Long memkb,
        List<Long> distances,
        @Nullable Long pnode,
        BitSet vcpus) {
    public VnumaNode {
        distances = List.copyOf(distances);
    }
}
