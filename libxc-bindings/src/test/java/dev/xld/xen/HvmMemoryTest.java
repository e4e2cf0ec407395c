package dev.xld.xen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HvmMemoryTest {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    @Test
    void a_small_guest_s_memory_lies_in_one_piece() {
        HvmMemory memory = HvmMemory.of(GuestType.PVH, 128 * 1024, 64 * 1024, 0);
        assertThat(memory.lowmemEnd()).isEqualTo(128 * MIB);
        assertThat(memory.highmemEnd()).isZero();
        assertThat(memory.targetPages()).isEqualTo(64 * 256);
        assertThat(memory.mmioStart()).isEqualTo(0xfc000000L);
    }

    @Test
    void what_the_hole_for_devices_pushes_out_lies_above_4_GiB() {
        HvmMemory memory = HvmMemory.of(GuestType.HVM, 6 * 1024 * 1024, 0, 0);
        assertThat(memory.lowmemEnd()).isEqualTo(0xf0000000L);
        assertThat(memory.highmemEnd()).isEqualTo(6 * GIB + 256 * MIB);
        assertThat(memory.targetPages()).isEqualTo(6L * 1024 * 256);
    }

    @Test
    void the_hole_can_be_made_larger_but_not_smaller() {
        assertThat(HvmMemory.of(GuestType.HVM, 1024, 0, 1024 * 1024).mmioStart())
                .isEqualTo(3 * GIB);
        assertThat(HvmMemory.of(GuestType.HVM, 1024, 0, 1024).mmioStart()).isEqualTo(0xf0000000L);
        assertThat(HvmMemory.of(GuestType.PVH, 1024, 0, 1024).mmioStart()).isEqualTo(0xfc000000L);
    }

    @Test
    void what_a_lower_limit_pushes_out_lies_above_4_GiB_too() {
        HvmMemory memory = HvmMemory.of(GuestType.HVM, 3 * 1024 * 1024, 0, 0).endingLowAt(2 * GIB);
        assertThat(memory.lowmemEnd()).isEqualTo(2 * GIB);
        assertThat(memory.highmemEnd()).isEqualTo(5 * GIB);
        assertThat(memory.mmioStart()).isEqualTo(0xf0000000L);
        assertThat(memory.endingLowAt(3 * GIB)).isEqualTo(memory);
    }
}
