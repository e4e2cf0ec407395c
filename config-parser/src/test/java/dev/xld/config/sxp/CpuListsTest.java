package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.sxp.SxpReader.Mode;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuListsTest {
    private static Sxp sxp(String text) {
        return SxpReader.form("f", text, Mode.STRICT).form().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | ((0 1) (2))         | [{0, 1}, {2}]
            1 | (())                | [{}]
            2 | (())                | [{}, {}]
            2 | ()                  | [{}, {}]
            2 | (() ())             | [{}, {}]
            2 | (() (7))            | [{}, {7}]
            1 | 3                   | [{3}]
            2 | '0-3,^1'            | [{0, 2, 3}, {0, 2, 3}]
            1 | '0-3,^1,1'          | [{0, 1, 2, 3}]
            1 | '^1,1'              | [{1}]
            1 | "''"                | [{}]
            1 | '5-3'               | [{}]
            2 | ('0-3,^1' ' 1 , 2') | [{0, 2, 3}, {1, 2}]
            1 | (16383)             | [{16383}]
            """)
    void xendsAndXmsFormsAreRead(int vcpus, String value, String maps) throws BadSxpException {
        String text = value.equals("\"''\"") ? "''" : value;
        assertThat(CpuLists.read(sxp(text), vcpus)).hasToString(maps);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1 | ((0) (1))   | cpus has 2 lists, but the domain 1 vcpus; give each vcpu a list, or all of them one range without brackets
            1 | ((0-3))     | `0-3' is no number of a cpu; write numbers for each vcpu, as in ((0 1) (2)), or ranges, as in '0-3,^1'
            1 | (((0)))     | `(0)' is no number of a cpu; write numbers for each vcpu, as in ((0 1) (2)), or ranges, as in '0-3,^1'
            1 | '1,,2'      | `'1,,2'' is no range of cpus; write numbers for each vcpu, as in ((0 1) (2)), or ranges, as in '0-3,^1'
            1 | (all)       | `all' is no range of cpus; write numbers for each vcpu, as in ((0 1) (2)), or ranges, as in '0-3,^1'
            1 | 16384       | cpu 16384 is more than Xen can have; write numbers below 16384
            1 | 0-999999999 | cpu 999999999 is more than Xen can have; write numbers below 16384
            """)
    void othersAreRefused(int vcpus, String value, String message) {
        assertThatThrownBy(() -> CpuLists.read(sxp(value), vcpus))
                .isInstanceOf(BadSxpException.class)
                .hasMessage(message);
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(
            @ForAll @Size(min = 1, max = 5) List<@Size(max = 6) Set<@IntRange(max = 16383) Integer>> cpus)
            throws BadSxpException {
        List<BitSet> maps = cpus.stream()
                .map(set -> set.stream().collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();
        assertThat(CpuLists.read(CpuLists.write(maps), maps.size())).isEqualTo(maps);
    }
}
