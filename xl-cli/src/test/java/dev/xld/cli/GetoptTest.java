package dev.xld.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** As glibc's getopt_long sorts them; what is not obvious was tried with the genuine xl. */
class GetoptTest {
    private static final List<OptionSpec> KNOWN = List.of(
            OptionSpec.builder("-f", "--defconfig").arity("1").build(),
            OptionSpec.builder("-n", "--dryrun").arity("0").build(),
            OptionSpec.builder("-q", "--quiet").arity("0").build(),
            OptionSpec.builder("-V", "--vncviewer").arity("0").build(),
            OptionSpec.builder("-A", "--vncviewer-autopass").arity("0").build(),
            OptionSpec.builder("-h", "--help").arity("0").build());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | -- a b",
                "-n a -q b | -n -q -- a b",
                "-nq a | -n -q -- a",
                "-nfa | -n -f=a --",
                "-nf a | -n -f=a --",
                "-f -n | -f=-n --",
                "-f=a | -f==a --",
                "--defconfig=a=b | -f=a=b --",
                "--def a | -f=a --",
                "--d=a | unknown NUL",
                "--vncviewer | -V --",
                "--vnc | unknown NUL",
                "--vncviewer- | -A --",
                "-n -- -q --x | -n -- -q --x",
                "- -n | -n -- -",
                "--nothing | unknown NUL",
                "--quiet=3 | unknown q",
                "-f | unknown f",
                "--defconfig | unknown f",
                "-nz a | unknown z",
                "a=1 -n b=-2 | -n -- a=1 b=-2",
            })
    void wordsAreSorted(String words, String expected) {
        assertThat(sorted(words, false)).isEqualTo(expected);
    }

    @Test
    void whereOptionsComeFirstTheFirstOperandEndsThem() {
        assertThat(sorted("-n a -q --x", true)).isEqualTo("-n -- a -q --x");
    }

    @Test
    void anEmptyWordIsAnOperandAndMayBeAValue() throws Getopt.Unknown {
        Getopt line = Getopt.read(KNOWN, List.of("-f", "", ""), false);
        assertThat(line.canonical()).containsExactly("-f=", "--", "");
    }

    @Test
    void theFirstOfHelpAndAnErrorCounts() throws Getopt.Unknown {
        assertThat(Getopt.read(KNOWN, List.of("-qhz"), false).help()).isTrue();
        assertThat(Getopt.read(KNOWN, List.of("a", "--he", "-z"), false).help()).isTrue();
        assertThatThrownBy(() -> Getopt.read(KNOWN, List.of("-zh"), false))
                .isInstanceOf(Getopt.Unknown.class)
                .hasMessage("option `z' not supported.");
    }

    private static String sorted(String words, boolean optionsFirst) {
        try {
            return String.join(
                    " ",
                    Getopt.read(KNOWN, List.of(words.split(" ")), optionsFirst).canonical());
        } catch (Getopt.Unknown e) {
            return "unknown "
                    + e.getMessage()
                            .replace("option `", "")
                            .replace("' not supported.", "")
                            .replace("\0", "NUL");
        }
    }
}
