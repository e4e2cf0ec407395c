package dev.xld.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.CpuRange.BadRangeException;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuRangeTest {
    /** Six cpus on two nodes; libxl's maps of it have 8 bits. */
    private static final HostCpus HOST = new HostCpus(6, List.of(bits(0, 1, 2), bits(3, 4, 5)));

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0-3,^1              | 0,2-3
            all                 | all
            all,^7              | 0-6
            nodes:1             | 3-5
            node:0-1,^node:0    | 3-5
            ^nodes:0            | none
            nodes:7             | none
            nodes:all           | all
            1,, 2               | 1-2
            9-12                | none
            6-99999999999999    | 6-7
            -2                  | none
            """)
    void readsItemsFromLeftToRight(String range, String printed) throws BadRangeException {
        assertThat(CpuRange.print(CpuRange.parse(range, HOST), 8)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3-1      | Invalid pcpu range: 3-1.
            1 ,2     | Invalid pcpu range: 1 .
            ^x       | Invalid pcpu range: x.
            0x1      | Invalid pcpu range: 0x1.
            -1       | Invalid pcpu range: -1.
            nodes:a  | Invalid pcpu range: a.
            ^all     | Can't combine "^" and "all".
            """)
    void refusesInXlsWords(String range, String message) {
        assertThatThrownBy(() -> CpuRange.parse(range.replaceAll("\\|$", ""), HOST))
                .isInstanceOf(BadRangeException.class)
                .hasMessage(message);
    }

    @Property(tries = 500)
    void whatIsPrintedReadsTheSame(@ForAll byte[] map, @ForAll @IntRange(min = 1, max = 200) int width)
            throws BadRangeException {
        BitSet cpus = BitSet.valueOf(map).get(0, width);
        String printed = CpuRange.print(cpus, width);
        if (!printed.equals("none")) {
            BitSet read = CpuRange.parse(printed, new HostCpus(width, List.of()));
            assertThat(read.get(0, width)).isEqualTo(cpus);
        }
    }
}
