package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import dev.xld.xen.HvmMemory;
import dev.xld.xen.layout.HvmInfoLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HvmInfoTest {
    @Test
    void the_completed_table_has_the_vcpus_and_sums_to_zero() {
        BitSet online = new BitSet();
        online.set(0);
        online.set(9);
        ByteBuffer table = HvmInfoLayout.ALL.allocate();
        HvmInfoLayout.ALL.length().set(table, HvmInfoLayout.ALL.sizeof());
        HvmInfoLayout.ALL.low_mem_pgend().set(table, 0x12345);
        HvmInfoLayout.ALL.checksum().set(table, 77);
        HvmInfo.complete(table, image(10, online));
        assertThat(table.get(13)).isEqualTo((byte) 1);
        assertThat(table.getInt(16)).isEqualTo(10);
        assertThat(table.get(32)).isEqualTo((byte) 1);
        assertThat(table.get(33)).isEqualTo((byte) 2);
        assertThat(table.get(34)).isZero();
        int sum = 0;
        for (int i = 0; i < 48; i++) {
            sum += table.get(i);
        }
        assertThat(sum & 0xff).isZero();
    }

    private static HvmImage image(int vcpus, BitSet online) {
        return new HvmImage(
                1,
                GuestType.HVM,
                Path.of("/hvmloader"),
                List.of(),
                null,
                HvmImage.Firmware.NONE,
                HvmMemory.of(GuestType.HVM, 65536, 65536, 0),
                vcpus,
                online,
                true,
                true,
                1,
                2,
                0,
                0,
                true);
    }
}
