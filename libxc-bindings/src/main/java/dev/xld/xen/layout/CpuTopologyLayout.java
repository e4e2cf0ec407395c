package dev.xld.xen.layout;

import dev.xld.xen.HostTopology;
import dev.xld.xen.layout.Field.U32;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code xc_cputopo_t}, the same in every release. */
public record CpuTopologyLayout(int sizeof, U32 core, U32 socket, U32 node) implements Struct {
    public static final CpuTopologyLayout ALL = new CpuTopologyLayout(12, new U32(0), new U32(4), new U32(8));

    /** {@code XEN_INVALID_CORE_ID}. */
    private static final int NO_CPU = -1;

    @Override
    public String cName() {
        return "xc_cputopo_t";
    }

    public HostTopology.@Nullable Cpu read(ByteBuffer struct) {
        return core.get(struct) == NO_CPU
                ? null
                : new HostTopology.Cpu(core.get(struct), socket.get(struct), node.get(struct));
    }
}
