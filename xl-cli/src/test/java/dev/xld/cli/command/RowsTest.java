package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
    /** What C's printf of "%.1f" gave for (float)nanos / 1e9. */
    @ParameterizedTest
    @CsvSource({
        "0,0.0",
        "49999999,0.1",
        "50000000,0.1",
        "250000000,0.2",
        "750000000,0.8",
        "349999999,0.3",
        "350000000,0.3",
        "1250000000,1.2",
        "123456789012345678,123456790.5",
        "9223372036854775807,9223372036.9",
    })
    void secondsRoundAsInC(long nanos, String expected) {
        assertThat(Rows.seconds(nanos, 0)).isEqualTo(expected);
    }
}
