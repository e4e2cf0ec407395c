package dev.xld.config.sxp.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.sxp.SxpWriter;
import dev.xld.config.xl.XlConfig;
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

/** Whatever an xl config can say survives xend's words, as far as libxl's JSON tells it apart. */
class SxpDomainGoldenTest {
    private static final HostCpus EIGHT = new HostCpus(8, List.of(new BitSet()));

    static Stream<Path> configs() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(SxpDomainGoldenTest.class.getResource("/golden"))
                .toURI());
        return Files.list(golden)
                .filter(path -> path.toString().endsWith(".cfg"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyConfigSurvives(Path file) throws IOException, BadJsonException {
        DomainConfig config = XlConfig.parse("f.cfg", Files.readString(file), List.of(), XlDefaults.STOCK, EIGHT)
                .config()
                .orElse(null);
        if (config == null) {
            return;
        }
        Sxp written = SxpDomain.write(config);
        String text = SxpWriter.pretty(written);
        ParseResult again = SxpDomain.parse("written.sxp", text, Mode.STRICT);
        assertThat(again.diagnostics().stream().map(Diagnostic::text)).as(text).isEmpty();
        DomainConfig read = again.config().orElseThrow();
        Json.Obj tree = LibxlJson.tree(config);
        assertThat(LibxlJson.tree(read)).as(text).isEqualTo(tree);
        assertThat(read).as(text).isIn(config, LibxlJson.config(tree));
        assertThat(SxpDomain.write(read)).as(text).isEqualTo(written);
    }
}
