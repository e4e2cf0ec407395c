package dev.xld.config.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.VifSpec;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xl.write.Dialect;
import dev.xld.config.xl.write.XlWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every config that is written in a language is read as the same, from any language into any other. */
class LanguageTest {
    private static final HostCpus EIGHT = new HostCpus(8, List.of(new BitSet()));

    static Stream<Path> configs() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(LanguageTest.class.getResource("/golden"))
                .toURI());
        return Files.list(golden)
                .filter(path -> path.toString().endsWith(".cfg"))
                .sorted();
    }

    /** Empty where the language says that it has no words for a part. */
    private static Optional<DomainConfig> through(Language language, DomainConfig config) {
        Language.Written written = language.write(config);
        ParseResult read = language.read("written." + language.word(), written.text());
        assertThat(read.errors().stream().map(Diagnostic::text))
                .as(written.text())
                .isEmpty();
        return written.lost().isEmpty() ? read.config() : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyPairOfLanguages(Path file) throws IOException {
        survivesEveryPair(Files.readString(file));
    }

    /** Keys of several examples together, the later ones winning. */
    @Property(tries = 300)
    void everyPairOfLanguagesForMixtures(@ForAll("mixtures") String text) {
        survivesEveryPair(text);
    }

    /** A list of vcpus drops the number, and with it all affinities; the list of cpus still turns NUMA placement off. */
    @Test
    void everyPairOfLanguagesWithoutPlacementOrAffinity() {
        DomainConfig config = survivesEveryPair("""
                name = "g"
                uuid = "1a2b3c4d-0102-0304-0506-0708090a0b0c"
                kernel = "/boot/k"
                vcpus = 2
                cpus = [ "^0,1-2" ]
                vcpus += 2
                """).orElseThrow();
        assertThat(config.buildInfo().numaPlacement()).isFalse();
        assertThat(Language.XL.write(config).lost()).isEmpty();
    }

    @Provide
    Arbitrary<String> mixtures() throws IOException, URISyntaxException {
        List<String> texts = new ArrayList<>();
        for (Path file : configs().toList()) {
            texts.add(Files.readString(file));
        }
        return Arbitraries.of(texts).list().ofMinSize(2).ofMaxSize(5).map(some -> String.join("\n", some));
    }

    /** The config, if the text is one that can be compared. */
    private static Optional<DomainConfig> survivesEveryPair(String text) {
        DomainConfig config = XlConfig.parse("g", text, List.of(), XlDefaults.STOCK, EIGHT)
                .config()
                .orElse(null);
        if (config == null || config.createInfo().uuid() == null || hasCardWithoutNumber(config)) {
            return Optional.empty();
        }
        if (XlWriter.write(config, Dialect.XL).lost().isEmpty()) {
            assertThat(XlWriter.write(config).lost()).as(text).isEmpty();
        }
        for (Language first : Language.values()) {
            for (Language second : Language.values()) {
                Optional<DomainConfig> there = through(first, config);
                Optional<DomainConfig> back = there.flatMap(read -> through(second, read));
                back.ifPresent(read -> assertThat(LibxlJson.tree(read))
                        .as(first + " and " + second)
                        .isEqualTo(LibxlJson.tree(config)));
            }
        }
        return Optional.of(config);
    }

    /** xl.cfg gives each card its place for a number. */
    private static boolean hasCardWithoutNumber(DomainConfig config) {
        return config.devices(VifSpec.class).stream().anyMatch(vif -> vif.devid() == null);
    }

    @ParameterizedTest
    @EnumSource
    void whatALanguageWritesIsTakenForIt(Language language) {
        DomainConfig config = XlConfig.parse("g", "name = 'g'\nkernel = 'k'\ndisk = [ '/x,raw,xvda,w' ]\n", List.of())
                .config()
                .orElseThrow();
        Language guessed = Language.guess(language.write(config).text());
        assertThat(guessed == language || language == Language.XM && guessed == Language.XL)
                .as(guessed + " for " + language)
                .isTrue();
    }

    /** So that its findings are those of the language it is in. */
    @Test
    void aProgramIsOfXmEvenIfBothReadersStopAtOnce() {
        assertThat(Language.guess("import ssl\nname = 'a'\n")).isEqualTo(Language.XM);
        assertThat(Language.guess("execfile('/etc/xen/defaults')\nname = 'a'\n"))
                .isEqualTo(Language.XM);
        assertThat(Language.guess("name = 'a'\nkernel = /k\n")).isEqualTo(Language.XL);
    }

    @Test
    void theirNames() {
        assertThat(Language.of("xl")).contains(Language.XL);
        assertThat(Language.of("yaml")).isEmpty();
        assertThat(Language.words()).contains("xl", "json", "xm");
    }
}
