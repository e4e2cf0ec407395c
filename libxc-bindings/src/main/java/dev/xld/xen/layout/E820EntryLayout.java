package dev.xld.xen.layout;

import dev.xld.xen.MemoryRegion;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;
import java.nio.ByteBuffer;

/** {@code struct e820entry}, packed, the same in every release. */
public record E820EntryLayout(int sizeof, U64 addr, U64 size, U32 type) implements Struct {
    public static final E820EntryLayout ALL = new E820EntryLayout(20, new U64(0), new U64(8), new U32(16));

    @Override
    public String cName() {
        return "struct e820entry";
    }

    public MemoryRegion read(ByteBuffer struct) {
        return new MemoryRegion(addr.get(struct), size.get(struct), type.get(struct));
    }

    public void write(ByteBuffer struct, MemoryRegion region) {
        addr.set(struct, region.start());
        size.set(struct, region.size());
        type.set(struct, region.type());
    }
}
