package dev.xld.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void withoutArgumentsTheUsualFilesCount() throws Exception {
        assertThat(Options.parse())
                .isEqualTo(new Options(Path.of("/etc/xen/xld.conf"), Path.of("/etc/xen/xl.conf"), null, Set.of()));
    }

    @Test
    void everyFlagIsTaken() throws Exception {
        Options options = Options.parse(
                "--config",
                "/a",
                "--xl-config",
                "/b",
                "--socket",
                "/c",
                "--foreground",
                "--simulate",
                "--version",
                "-h");
        assertThat(options.xldConf()).isEqualTo(Path.of("/a"));
        assertThat(options.xlConf()).isEqualTo(Path.of("/b"));
        assertThat(options.socket()).isEqualTo(Path.of("/c"));
        assertThat(options.flags()).containsExactlyInAnyOrder(Options.Flag.values());
    }

    @ParameterizedTest
    @CsvSource({"--socket, --socket needs a value", "--daemonize, unknown argument --daemonize", "x, unknown argument x"
    })
    void whatMakesNoSenseIsNamed(String argument, String sentence) {
        assertThatThrownBy(() -> Options.parse(argument)).hasMessage(sentence);
    }

    @Test
    void theUsageNamesEveryFlag() {
        assertThat(Arrays.stream(Options.Flag.values())
                        .map(flag -> "--" + flag.name().toLowerCase().replace('_', '-')))
                .allSatisfy(flag -> assertThat(Options.USAGE).contains(flag));
    }
}
