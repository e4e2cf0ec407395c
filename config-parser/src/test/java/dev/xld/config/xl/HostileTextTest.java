package dev.xld.config.xl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.ParseResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mebibyte of the same again takes seconds at most, whatever it is. */
class HostileTextTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static ParseResult filled(String start, String again, String end) {
        int times = (XlConfig.MAX_BYTES - start.length() - end.length()) / again.length();
        String text = start + again.repeat(times) + end;
        return Assertions.assertTimeoutPreemptively(LIMIT, () -> XlConfig.parse("f", text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!\n",
                "a=\n",
                "a+=[1]\n",
                "a+='b'\n",
                "\"",
                "\\",
                "[",
                "]",
                "#",
                "+",
                "=",
                ";",
                "\n",
                "a=1;",
                "é ",
                "import os\n",
                "memory='x'\n",
                "\0"
            })
    void repeatedLines(String again) {
        assertThat(filled("name='a'\nkernel='k'\n", again, "\n")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw:", "a", ",", "foo:", "=", " ", "cdrom,", "x=1,", "file:"})
    void oneLongDisk(String again) {
        assertThat(filled("disk=['", again, "']\n").ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'raw:',", "',,hdc:cdrom',", "'foo=1',"})
    void manyDisks(String again) {
        assertThat(filled("disk=[", again, "]\n").ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", "=", "rate=1,", "mac=0,"})
    void oneLongVif(String again) {
        assertThat(filled("vif=['", again, "']\n")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-99999,", "^all,", "^0-4095,", "nodes:0-99999999999,", "9"})
    void oneLongCpuRange(String again) {
        assertThat(filled("vcpus=64\ncpus='", again, "'\n")).isNotNull();
    }

    @Test
    void noMoreThanAThousandFindingsAreKeptAndTheVerdictStands() {
        ParseResult result = filled("vif=[", "'?',", "]\n");
        assertThat(result.diagnostics().size()).isBetween(1000, 1001);
        assertThat(filled("memory='x'\nname='a'\nvif=[", "'?',", "]\non_crash='x'\n")
                        .exitStatus())
                .isEqualTo(1);
        assertThat(filled("", "!\n", "").diagnostics()).hasSize(1001);
    }
}
