package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.sxp.SxpReader.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuidFormTest {
    private static final String HTT = "xxx0xxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    private static final String SAME = "ssssssssssssssssssssssssssssssss";

    private static List<String> read(String text) throws BadSxpException {
        return CpuidForm.read(SxpReader.form("f", text.replace("HTT", HTT).replace("SAME", SAME), Mode.STRICT)
                .form()
                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ((1 ((edx HTT))))                          | 1:edx=HTT
            ((1 ((edx HTT) (eax SAME))))               | 1:edx=HTT,eax=SAME
            (('4,0' ((eax SAME))) (1 ((edx HTT))))     | 4,0:eax=SAME 1:edx=HTT
            (('0x80000001,0xA' ((eax SAME))))          | 2147483649,10:eax=SAME
            ((1 ((ebx 0x5))))                          | 1:ebx=00000000000000000000000000000101
            ((1 ((ebx 0xffffffff))))                   | 1:ebx=11111111111111111111111111111111
            ((1 ((edx HTT))) (1 ((edx SAME) (eax HTT)))) | 1:edx=SAME,eax=HTT
            ()                                         | ~~
            """)
    void xendsFormIsReadAsXlsStringsAndWrittenAgain(String value, String strings) throws BadSxpException {
        String[] expected = strings.replace("HTT", HTT).replace("SAME", SAME).split(" ");
        List<String> read = read(value);
        assertThat(String.join(" ", read)).isEqualTo(String.join(" ", expected));
        assertThat(CpuidForm.read(CpuidForm.write(read))).isEqualTo(read);
    }

    @Test
    void xlsStringsAreWrittenAsXendsForm() throws BadSxpException {
        Sxp form = CpuidForm.write(List.of("0x1:edx=" + HTT, "4,0:eax=" + SAME + ",ebx=0x1", "1:eax=" + SAME));
        assertThat(form)
                .hasToString("((1 ((edx " + HTT + ") (eax " + SAME + "))) ('4,0' ((eax " + SAME
                        + ") (ebx 00000000000000000000000000000001))))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1                        | `1' is no list
            (1)                      | `1' is no leaf with its registers
            ((1))                    | `(1)' is no leaf with its registers
            (((1) ((eax SAME))))     | is no leaf with its registers
            ((1 eax))                | `eax' is no list
            ((1 (eax SAME)))         | `eax' is no register with its bits
            ((1 ((esi SAME))))       | is no register with its bits
            ((1 ((eax 01))))         | `(eax 01)' is no register with its bits
            ((1 ((eax 0x123456789)))) | `(eax 0x123456789)' is no register with its bits
            ((1 ((eax SAME HTT))))   | is no register with its bits
            ((A ((eax SAME))))       | `A' is no number of a leaf
            ((4294967296 ((eax SAME)))) | `4294967296' is no number of a leaf
            (('1,2,3' ((eax SAME)))) | `'1,2,3'' is no number of a leaf
            (('1,' ((eax SAME))))    | `'1,'' is no number of a leaf
            """)
    void othersAreRefused(String value, String part) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(BadSxpException.class)
                .hasMessageStartingWith("cpuid: ")
                .hasMessageContaining(part)
                .hasMessageEndingWith("as in ((1 ((ecx BITS))))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", "1:eax", "1:eax=01", "x:eax=0x1", "1:eax=0x1,", "host,htt=0"})
    void otherStringsAreRefused(String string) {
        assertThatThrownBy(() -> CpuidForm.write(List.of(string))).isInstanceOf(BadSxpException.class);
    }

    @Provide
    Arbitrary<Map<Integer, Map<String, String>>> leaves() {
        Arbitrary<String> bits = Arbitraries.strings().withChars("10xks").ofLength(32);
        Arbitrary<Map<String, String>> registers = Arbitraries.maps(Arbitraries.of("eax", "ebx", "ecx", "edx"), bits)
                .ofMinSize(1);
        return Arbitraries.maps(Arbitraries.integers().greaterOrEqual(0), registers)
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void stringsSurviveXendsForm(@ForAll("leaves") Map<Integer, Map<String, String>> leaves) throws BadSxpException {
        List<String> strings = new ArrayList<>();
        leaves.forEach((leaf, registers) -> strings.add(leaf + ":"
                + String.join(
                        ",",
                        registers.entrySet().stream()
                                .map(register -> register.getKey() + "=" + register.getValue())
                                .toList())));
        assertThat(CpuidForm.read(CpuidForm.write(strings))).isEqualTo(strings);
    }
}
