package dev.xld.xen.layout;

import dev.xld.xen.VcpuInfo;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;
import dev.xld.xen.layout.Field.U8;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** {@code struct xen_domctl_getvcpuinfo}, the same in every release. */
public record VcpuInfoLayout(int sizeof, U32 vcpu, U8 online, U8 blocked, U8 running, U64 cpu_time, U32 cpu)
        implements Struct {
    public static final VcpuInfoLayout ALL =
            new VcpuInfoLayout(24, new U32(0), new U8(4), new U8(5), new U8(6), new U64(8), new U32(16));

    @Override
    public String cName() {
        return "struct xen_domctl_getvcpuinfo";
    }

    public VcpuInfo read(ByteBuffer struct, BitSet hardAffinity, BitSet softAffinity) {
        return new VcpuInfo(
                vcpu.get(struct),
                online.get(struct) != 0,
                blocked.get(struct) != 0,
                running.get(struct) != 0,
                cpu_time.get(struct),
                cpu.get(struct),
                hardAffinity,
                softAffinity);
    }
}
