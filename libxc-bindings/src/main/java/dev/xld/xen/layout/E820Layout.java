package dev.xld.xen.layout;

import dev.xld.xen.E820Entry;
import dev.xld.xen.layout.Field.U32;
import dev.xld.xen.layout.Field.U64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** {@code struct e820entry}, packed; the same in every release. Unknown types are read as reserved. */
public record E820Layout(int sizeof, U64 addr, U64 size, U32 type) implements Struct {
    public static final E820Layout ALL = new E820Layout(20, new U64(0), new U64(8), new U32(16));

    @Override
    public String cName() {
        return "struct e820entry";
    }

    /** Writes the map as an array; {@code structs} has room for it. */
    public void write(ByteBuffer structs, List<E820Entry> map) {
        for (int i = 0; i < map.size(); i++) {
            ByteBuffer struct = at(structs, i);
            addr.set(struct, map.get(i).addr());
            size.set(struct, map.get(i).size());
            type.set(struct, map.get(i).type().number());
        }
    }

    public List<E820Entry> read(ByteBuffer structs, int count) {
        List<E820Entry> map = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer struct = at(structs, i);
            map.add(new E820Entry(addr.get(struct), size.get(struct), type(type.get(struct))));
        }
        return List.copyOf(map);
    }

    private static E820Entry.Type type(int number) {
        for (E820Entry.Type type : E820Entry.Type.values()) {
            if (type.number() == number) {
                return type;
            }
        }
        return E820Entry.Type.RESERVED;
    }

    private ByteBuffer at(ByteBuffer structs, int index) {
        return structs.slice(index * sizeof, sizeof).order(ByteOrder.nativeOrder());
    }
}
