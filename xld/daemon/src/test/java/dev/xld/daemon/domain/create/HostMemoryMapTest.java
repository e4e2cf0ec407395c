package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.xen.E820Entry;
import dev.xld.xen.E820Entry.Type;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HostMemoryMapTest {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    /** Of the lab's machine with 3 GiB. */
    private static final List<E820Entry> HOST = List.of(
            entry(0, 0x9fc00, Type.RAM),
            entry(0x9fc00, 0x400, Type.RESERVED),
            entry(0xf0000, 0x10000, Type.RESERVED),
            entry(MIB, 0x7ffdc000L - MIB, Type.RAM),
            entry(0x7ffdc000L, 0x24000, Type.RESERVED),
            entry(0xb0000000L, 0x10000000, Type.RESERVED),
            entry(0xfec00000L, 0x1000, Type.RESERVED),
            entry(0xfed1c000L, 0x4000, Type.RESERVED),
            entry(0xfed90000L, 0x1000, Type.RESERVED),
            entry(0xfee00000L, 0x100000, Type.RESERVED),
            entry(0xfffc0000L, 0x40000, Type.RESERVED),
            entry(4 * GIB, GIB, Type.RAM),
            entry(0xfd00000000L, 0x300000000L, Type.RESERVED));

    private static E820Entry entry(long start, long size, Type type) {
        return new E820Entry(start, size, type);
    }

    /** The expected map is what libxl 4.17 gave a guest of 128 MiB there. */
    @Test
    void what_the_host_has_between_the_guests_ram_and_its_reserved_memory_is_no_room_for_devices() {
        assertThat(HostMemoryMap.forGuest(HOST, 128 * 1024, 0))
                .startsWith(
                        entry(0, 128 * MIB, Type.RAM),
                        entry(128 * MIB, 0x7ffdc000L - 128 * MIB, Type.UNUSABLE),
                        entry(0x7ffdc000L, 0x24000, Type.RESERVED),
                        entry(0xb0000000L, 0x10000000, Type.RESERVED))
                .endsWith(entry(0xfffc0000L, 0x40000, Type.RESERVED), entry(0xfd00000000L, 0x300000000L, Type.RESERVED))
                .hasSize(10);
    }

    @Test
    void ram_that_would_reach_into_reserved_memory_and_what_may_come_later_lie_above_4_gib() {
        List<E820Entry> map = HostMemoryMap.forGuest(HOST, 3 * GIB / 1024, GIB / 1024);

        assertThat(map.get(0)).isEqualTo(entry(0, 0x7ffdc000L, Type.RAM));
        assertThat(map.get(map.size() - 1)).isEqualTo(entry(4 * GIB, 4 * GIB - 0x7ffdc000L, Type.RAM));
    }

    @Property(tries = 300)
    void a_guest_has_all_its_ram_and_never_where_the_host_has_something_else(
            @ForAll @LongRange(min = 4096, max = 6L << 20) long ramKib,
            @ForAll @LongRange(max = 1 << 20) long moreKib,
            @ForAll @IntRange(max = 13) int shown) {
        List<E820Entry> host = HOST.subList(0, shown);
        List<E820Entry> map = HostMemoryMap.forGuest(host, ramKib, moreKib);
        List<E820Entry> ram =
                map.stream().filter(entry -> entry.type() == Type.RAM).toList();
        assertThat(ram.stream().mapToLong(E820Entry::size).sum()).isEqualTo((ramKib + moreKib) * 1024);
        assertThat(map).allMatch(entry -> entry.size() > 0);
        for (E820Entry one : map) {
            assertThat(map.stream().filter(other -> other.addr() < one.end() && one.addr() < other.end()))
                    .containsExactly(one);
        }
    }
}
