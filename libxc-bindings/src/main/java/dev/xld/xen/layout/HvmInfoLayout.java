package dev.xld.xen.layout;

import dev.xld.xen.layout.Field.Bytes;
import dev.xld.xen.layout.Field.Chars;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U8;

/** {@code struct hvm_info_table}: what the builder leaves in memory for hvmloader; the same in every release. */
public record HvmInfoLayout(
        int sizeof,
        Chars signature,
        U32 length,
        U8 checksum,
        U8 apic_mode,
        U32 nr_vcpus,
        U32 low_mem_pgend,
        U32 reserved_mem_pgstart,
        U32 high_mem_pgend,
        Bytes vcpu_online)
        implements Struct {
    public static final HvmInfoLayout ALL = new HvmInfoLayout(
            48,
            new Chars(0, 8),
            new U32(8),
            new U8(12),
            new U8(13),
            new U32(16),
            new U32(20),
            new U32(24),
            new U32(28),
            new Bytes(32, 16));

    /** The page it lies in, and where there. */
    public static final int HVM_INFO_PFN = 0x9f;

    public static final int HVM_INFO_OFFSET = 0x800;

    @Override
    public String cName() {
        return "struct hvm_info_table";
    }
}
