package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VcpuMaskTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                    | {}
            1                    | {0}
            5                    | {0, 2}
            3L                   | {0, 1}
            +007                 | {0, 1, 2}
            18446744073709551616 | {64}
            """)
    void eachBitIsAVcpu(String number, String vcpus) throws BadSxpException {
        assertThat(VcpuMask.read(Sxp.atom(number))).hasToString(vcpus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x3", "3.0", "x", "1 2", "٣"})
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> VcpuMask.read(Sxp.atom(text)))
                .hasMessage("vcpu_avail is no mask of up to 8192 vcpus;"
                        + " write a decimal number with a bit for each vcpu, as 3 for the first two");
    }

    @Test
    void vcpusAreNoMoreThanXenHas() throws BadSxpException {
        String most = BigInteger.ONE.shiftLeft(8191).toString();
        assertThat(VcpuMask.read(Sxp.atom(most))).hasToString("{8191}");
        String more = BigInteger.ONE.shiftLeft(8192).toString();
        assertThatThrownBy(() -> VcpuMask.read(Sxp.atom(more))).isInstanceOf(BadSxpException.class);
        assertThatThrownBy(() -> VcpuMask.read(Sxp.form("3"))).isInstanceOf(BadSxpException.class);
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(@ForAll Set<@IntRange(max = 8191) Integer> numbers) throws BadSxpException {
        BitSet vcpus = numbers.stream().collect(BitSet::new, BitSet::set, BitSet::or);
        assertThat(VcpuMask.read(VcpuMask.write(vcpus))).isEqualTo(vcpus);
    }
}
