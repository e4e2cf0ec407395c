package dev.xld.xen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PciAddressTest {
    @Test
    void what_is_printed_is_read_again() {
        PciAddress address = new PciAddress(0xabcd, 0xf0, 0x1f, 7);
        assertThat(address).hasToString("abcd:f0:1f.7");
        assertThat(PciAddress.of("abcd:f0:1f.7")).contains(address);
    }

    @Test
    void the_parts_stand_side_by_side_in_the_number_xen_takes() {
        assertThat(new PciAddress(1, 2, 3, 4).sbdf()).isEqualTo(0x1021c);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00:05.0", "0000:00:05", "0000:00:20.0", "0000:00:05.8", "0000:00:05.0 ", "../etc"})
    void other_texts_are_no_address(String text) {
        assertThat(PciAddress.of(text)).isEmpty();
    }
}
