package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.HvmInfo;
import dev.xld.config.HvmInfoBuilder;
import dev.xld.config.Viridian;
import java.util.BitSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ViridianMaskTest {
    private static HvmInfo with(Consumer<HvmInfoBuilder> change) {
        HvmInfoBuilder hvm = new HvmInfoBuilder();
        change.accept(hvm);
        return hvm.build();
    }

    private static BitSet words(String... words) {
        BitSet numbers = new BitSet();
        for (String word : words) {
            numbers.set(Viridian.WORDS.indexOf(word));
        }
        return numbers;
    }

    @Test
    void nothing_is_shown_unless_asked_for() {
        assertThat(ViridianMask.of(with(hvm -> {}))).isZero();
        assertThat(ViridianMask.of(with(hvm -> hvm.viridian = false))).isZero();
    }

    @Test
    void the_usual_set_is_libxl_s() {
        assertThat(ViridianMask.of(with(hvm -> hvm.viridian = true))).isEqualTo(0x1865);
    }

    @Test
    void single_ones_are_added_and_taken_away() {
        assertThat(ViridianMask.of(with(hvm -> hvm.viridianEnable = words("base"))))
                .isEqualTo(3);
        assertThat(ViridianMask.of(with(hvm -> {
                    hvm.viridian = true;
                    hvm.viridianEnable = words("reference_tsc");
                    hvm.viridianDisable = words("freq", "crash_ctl");
                })))
                .isEqualTo(0x1865 - 0x40 + 8 + 2);
    }

    @Test
    void timers_bring_along_what_they_need() {
        assertThat(ViridianMask.of(with(hvm -> hvm.viridianEnable = words("base", "freq", "stimer"))))
                .isEqualTo(1 | 4 | 0x80 | 0x100);
    }

    @Test
    void all_means_all_there_are() {
        BitSet all = new BitSet();
        all.set(0, Viridian.WIDTH);
        assertThat(ViridianMask.of(with(hvm -> hvm.viridianEnable = all))).isEqualTo(0x1ffd);
    }

    @Test
    void none_goes_without_the_base() {
        assertThatThrownBy(() -> ViridianMask.of(with(hvm -> hvm.viridianEnable = words("synic"))))
                .hasMessageContaining("need base");
    }
}
