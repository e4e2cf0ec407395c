package dev.xld.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.CNumber.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CNumberTest {
    @ParameterizedTest
    @CsvSource({
        "12,12",
        "0x1f,31",
        "0X1F,31",
        "010,8",
        "0,0",
        "' \t7',7",
        "+5,5",
        "-3,-3",
        "-0x10,-16",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808"
    })
    void readsWholeTextsAsStrtolDoes(String text, long value) {
        assertThat(CNumber.whole(text)).isEqualTo(new Whole.Value(value));
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "1x", "0x", "08", "'1 '", "-", "--1", "é"})
    void whatIsNotANumberThroughoutIsNone(String text) {
        assertThat(CNumber.whole(text)).isEqualTo(new Whole.NotANumber());
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "-9223372036854775809", "99999999999999999999", "-99999999999999999999x"})
    void whatDoesNotFitOverflows(String text) {
        assertThat(CNumber.whole(text)).isEqualTo(new Whole.Overflow());
    }

    @Test
    void unsignedNumbersWrapAndSaturate() {
        assertThat(CNumber.unsigned("-1", 0, 10).value()).isEqualTo(-1L);
        assertThat(CNumber.unsigned("99999999999999999999", 0, 10)).isEqualTo(new CNumber.Unsigned(-1, 0, 20, true));
        assertThat(CNumber.unsigned("18446744073709551615", 0, 10)).isEqualTo(new CNumber.Unsigned(-1, 0, 20, false));
        assertThat(CNumber.unsigned("ab:cd", 0, 16)).isEqualTo(new CNumber.Unsigned(0xab, 0, 2, false));
        assertThat(CNumber.unsigned("ab:cd", 3, 16)).isEqualTo(new CNumber.Unsigned(0xcd, 3, 5, false));
    }
}
