package dev.xld.xen.libxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.xen.CpuPolicy;
import dev.xld.xen.jna.LibC;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuPoliciesTest {
    private static final String EDX = "x".repeat(31) + "0";

    @Test
    void leaves_point_to_their_bits_and_end_with_a_mark() {
        ByteBuffer list = CpuPolicies.leaves(List.of(
                new CpuPolicy.Leaf(1, null, null, null, null, EDX),
                new CpuPolicy.Leaf(0x80000001, 2, EDX, null, null, null)));
        assertThat(list.getInt(0)).isEqualTo(1);
        assertThat(list.getInt(4)).isEqualTo(-1);
        assertThat(list.getLong(8)).isZero();
        assertThat(string(list, list.getLong(32))).isEqualTo(EDX + "\0");
        assertThat(list.getInt(40)).isEqualTo(0x80000001);
        assertThat(list.getInt(44)).isEqualTo(2);
        assertThat(string(list, list.getLong(48))).isEqualTo(EDX + "\0");
        assertThat(list.getInt(80)).isEqualTo(-1);
        assertThat(list.getInt(84)).isEqualTo(-1);
    }

    private static String string(ByteBuffer list, long address) {
        byte[] text = new byte[33];
        list.get(Math.toIntExact(address - LibC.address(list)), text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    @Test
    void bits_of_a_wrong_count_never_reach_c() {
        assertThatThrownBy(() -> CpuPolicies.leaves(List.of(new CpuPolicy.Leaf(1, null, "x", null, null, null))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void registers_end_with_a_mark() {
        ByteBuffer list = CpuPolicies.msrs(List.of(new CpuPolicy.Msr(0x10a, "1".repeat(64))));
        assertThat(list.getInt(0)).isEqualTo(0x10a);
        assertThat(list.get(4)).isEqualTo((byte) '1');
        assertThat(list.get(67)).isEqualTo((byte) '1');
        assertThat(list.get(68)).isZero();
        assertThat(list.getInt(72)).isEqualTo(-1);
    }
}
