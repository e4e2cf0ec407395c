package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.HvmInfo;
import dev.xld.config.Viridian;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of {@code HVM_PARAM_VIRIDIAN}: which of Hyper-V's interfaces a guest sees. Stateless. */
final class ViridianMask {
    private static final List<String> USUAL =
            List.of("base", "freq", "time_ref_count", "apic_assist", "crash_ctl", "no_vp_limit", "cpu_hotplug");
    private static final int BASE = number("base");
    private static final int FREQ = number("freq");
    private static final int STIMER = number("stimer");

    private ViridianMask() {}

    /** 0 for none. */
    static long of(HvmInfo hvm) {
        BitSet wanted = new BitSet();
        if (Boolean.TRUE.equals(hvm.viridian())) {
            USUAL.forEach(word -> wanted.set(number(word)));
        }
        wanted.or(known(hvm.viridianEnable()));
        wanted.andNot(known(hvm.viridianDisable()));
        if (wanted.isEmpty()) {
            return 0;
        }
        if (!wanted.get(BASE)) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG, "The enlightenments of viridian need base, which the config leaves out.");
        }
        return mask(wanted);
    }

    /** Bits are those of the words, but for freq, whose bit means its absence, and stimer, which brings its needs along. */
    private static long mask(BitSet wanted) {
        BitSet bits = (BitSet) wanted.clone();
        bits.flip(FREQ);
        if (wanted.get(STIMER)) {
            bits.set(number("time_ref_count"));
            bits.set(number("synic"));
        }
        return bits.toLongArray()[0];
    }

    /** Without the numbers that stand for nothing yet. */
    private static BitSet known(@Nullable BitSet numbers) {
        BitSet known = numbers == null ? new BitSet() : (BitSet) numbers.clone();
        known.clear(Viridian.WORDS.size(), Math.max(known.length(), Viridian.WORDS.size()));
        return known;
    }

    private static int number(String word) {
        return Viridian.WORDS.indexOf(word);
    }
}
