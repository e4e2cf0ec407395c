package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.sxp.SxpReader.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read again by the strict reader, and no text makes a reader throw. */
class SxpPropertyTest {
    private static final String[] PIECES = {
        "(",
        ")",
        "(",
        ")",
        " ",
        "\n",
        "a",
        "bc",
        "'",
        "\"",
        "\\",
        "\\x",
        "4",
        "1f",
        "\\0",
        "777",
        "#",
        "\4",
        "\0",
        "é",
        "{",
        ";",
        "'q'",
        "\"w\"",
        "\\'",
        "@",
        "\r",
        "\ud800",
        "\udc80",
        "\ufeff",
        "(@ (id 1))"
    };

    @Provide
    Arbitrary<Sxp> trees() {
        return Arbitraries.recursive(this::atoms, this::forms, 0, 5);
    }

    private Arbitrary<Sxp> atoms() {
        Arbitrary<String> words =
                Arbitraries.of("vbd", "xvda:disk", "", "@", "a b", "it's", "x=\"1\"", "\\", "x".repeat(70));
        return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(12))
                .map(text -> Sxp.atom(SxpText.decode(SxpText.encode(text))));
    }

    private Arbitrary<Sxp> forms(Arbitrary<Sxp> elements) {
        return Arbitraries.oneOf(elements, elements.list().ofMaxSize(5).map(Sxp::form));
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 1000)
    void whatIsWrittenIsReadAgain(@ForAll("trees") Sxp tree) {
        for (String text : List.of(SxpWriter.line(tree), SxpWriter.pretty(tree))) {
            Result read = SxpReader.form("f", text, Mode.STRICT);
            assertThat(read.diagnostics()).isEmpty();
            assertThat(read.form()).contains(tree);
        }
    }

    @Property(tries = 500)
    void whatIsWrittenIsAsciiAndNoWiderThanItMustBe(@ForAll("trees") Sxp tree) {
        String line = SxpWriter.line(tree);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(line)).isTrue();
        assertThat(line).doesNotContain("\n");
        assertThat(SxpWriter.pretty(tree).equals(line + "\n"))
                .isEqualTo(line.length() <= 80 || tree instanceof Sxp.Atom);
    }

    @Property(tries = 2000)
    void anyTextGetsAVerdict(@ForAll("soup") String text) {
        verdict(text);
    }

    @Property(tries = 1000)
    void anyCharactersGetAVerdict(@ForAll String text) {
        verdict("(" + text);
    }

    /** A robust reading always succeeds, and is silent exactly where the strict one succeeds with the same. */
    private static void verdict(String text) {
        Result strict = SxpReader.forms("f", text, Mode.STRICT);
        Result robust = SxpReader.forms("f", text, Mode.ROBUST);
        assertThat(robust.ok()).isTrue();
        assertThat(strict.ok()).isEqualTo(robust.diagnostics().isEmpty());
        assertThat(strict.forms()).isEqualTo(strict.ok() ? robust.forms() : List.of());
        assertThat(strict.diagnostics()).allMatch(Diagnostic::isError).hasSameSizeAs(robust.diagnostics());
    }
}
