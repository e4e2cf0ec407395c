package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.xen.E820Entry;
import dev.xld.xen.E820Entry.Type;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.ReservedMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class HvmMapTest {
    private static final E820Entry TABLES = new E820Entry(HvmMemory.ACPI_TABLES, 4096, Type.ACPI);

    @Test
    void a_pvh_guest_has_memory_from_the_start_the_special_pages_and_its_tables() {
        HvmMemory memory = HvmMemory.of(GuestType.PVH, 128 * 1024, 0, 0);
        assertThat(HvmMap.of(GuestType.PVH, memory, List.of(TABLES)))
                .containsExactly(
                        new E820Entry(0, 128 << 20, Type.RAM),
                        new E820Entry(0xfeff8000L, 0x8000, Type.RESERVED),
                        TABLES);
    }

    @Test
    void an_hvm_guest_s_first_mebibyte_is_left_to_its_firmware() {
        HvmMemory memory = HvmMemory.of(GuestType.HVM, 5 * 1024 * 1024, 0, 0);
        assertThat(HvmMap.of(GuestType.HVM, memory, List.of()))
                .containsExactly(
                        new E820Entry(0x100000, 0xf0000000L - 0x100000, Type.RAM),
                        new E820Entry(1L << 32, (1L << 30) + (256 << 20), Type.RAM));
    }

    @Test
    void what_the_host_s_devices_reserve_stands_between_low_and_high_memory() {
        HvmMemory memory = HvmMemory.of(GuestType.HVM, 3 * 1024 * 1024, 0, 0)
                .endingLowAt(0x80000000L)
                .showing(List.of(new ReservedMemory(0x80100000L, 0x2000)));
        assertThat(HvmMap.of(GuestType.HVM, memory, List.of()))
                .containsExactly(
                        new E820Entry(0x100000, 0x80000000L - 0x100000, Type.RAM),
                        new E820Entry(0x80100000L, 0x2000, Type.RESERVED),
                        new E820Entry(1L << 32, 1L << 30, Type.RAM));
    }
}
