package dev.xld.config.xl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.setting.XlDefaults;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configs and what {@code xl create -q -n} of Xen 4.17 answers to them on a host of 8 cpus: exit status, stderr, then the
 * JSON. To add one, write the .cfg and record the .expected with the C xl.
 */
class GoldenConfigTest {
    private static final HostCpus EIGHT = new HostCpus(8, List.of(new BitSet()));

    static Stream<String> names() throws IOException, URISyntaxException {
        return Files.list(directory())
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(".cfg"))
                .sorted();
    }

    private static Path directory() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenConfigTest.class.getResource("/golden"))
                .toURI());
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysAndMakesOfItWhatTheReferenceDoes(String name) throws IOException, URISyntaxException {
        String text = Files.readString(directory().resolve(name));
        String expected = Files.readString(directory().resolve(name.replace(".cfg", ".expected")));
        ParseResult result = XlConfig.parse(name, text, List.of(), XlDefaults.STOCK, EIGHT);
        assertThat(answer(result)).isEqualTo(expected);
    }

    private static String answer(ParseResult result) {
        StringBuilder answer = new StringBuilder("exit " + result.exitStatus() + "\n");
        result.diagnostics().stream()
                .map(Diagnostic::message)
                .forEach(m -> answer.append(m).append('\n'));
        result.config().map(LibxlJson::text).ifPresent(answer::append);
        return answer.toString();
    }
}
