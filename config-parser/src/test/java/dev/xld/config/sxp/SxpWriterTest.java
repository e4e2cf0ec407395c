package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.sxp.SxpReader.Result;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SxpWriterTest {
    static String resource(String name) throws IOException {
        try (InputStream in = SxpWriterTest.class.getResourceAsStream("/sxp/" + name)) {
            return SxpText.decode(Objects.requireNonNull(in).readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            web1                    | web1
            phy:/dev/vg/x           | phy:/dev/vg/x
            -b----                  | -b----
            12.5                    | 12.5
            a_b~c                   | a_b~c
            @                       | @
            @a                      | '@a'
            ``                      | ''
            root=/dev/xvda1 ro      | 'root=/dev/xvda1 ro'
            a,b                     | 'a,b'
            1.0e+5                  | '1.0e+5'
            w!                      | 'w!'
            it's                    | "it's"
            say "x"                 | 'say "x"'
            it's "x"                | 'it\\'s "x"'
            a\\b                    | 'a\\\\b'
            `a\n\r\tz`              | 'a\\n\\r\\tz'
            a\0\u001f\u007fz         | 'a\\x00\\x1f\\x7fz'
            büro                    | 'b\\xc3\\xbcro'
            \udcff                  | '\\xff'
            """)
    void wordsAreQuotedAsPythonQuotesThem(String text, String written) {
        assertThat(SxpWriter.line(Sxp.atom(text))).isEqualTo(written);
    }

    @Test
    void aLineHasSingleBlanks() {
        Sxp form = Sxp.form("a", Sxp.form("b", Sxp.atom(1)), Sxp.form(List.of()), Sxp.atom("c d"));
        assertThat(SxpWriter.line(form)).isEqualTo("(a (b 1) () 'c d')");
    }

    @ParameterizedTest
    @CsvSource({"75,true", "76,true", "77,false", "78,false"})
    void aFormBreaksWhenItDoesNotFit80Columns(int length, boolean fits) {
        String word = "x".repeat(length);
        assertThat(SxpWriter.pretty(Sxp.form("a", Sxp.atom(word))))
                .isEqualTo(fits ? "(a " + word + ")\n" : "(a\n    " + word + "\n)\n");
    }

    @Test
    void aFormThatFitsExactlyAfterItsIndentIsOneLine() {
        Sxp inner = Sxp.form("b", Sxp.atom("x".repeat(72)));
        assertThat(SxpWriter.pretty(Sxp.form("a", inner, Sxp.atom("c"))))
                .isEqualTo("(a\n    " + inner + "\n    c\n)\n");
    }

    @Test
    void atomsAndEmptyFormsAreWrittenToo() {
        assertThat(SxpWriter.pretty(Sxp.atom("a b"))).isEqualTo("'a b'\n");
        assertThat(SxpWriter.pretty(Sxp.form(List.of()))).isEqualTo("()\n");
    }

    /** The file's lines are laid out as xend 4.4 lays them out: a PV guest, an HVM guest and dom0. */
    @Test
    void aListingOfDomainsIsXmsByteForByte() throws IOException {
        String listing = resource("list-l.sxp");
        Result read = SxpReader.forms("list-l.sxp", listing, Mode.STRICT);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.forms()).hasSize(3);
        assertThat(read.forms().get(2).childText("name")).contains("büro 7");
        String again = read.forms().stream().map(SxpWriter::pretty).collect(Collectors.joining());
        assertThat(again).isEqualTo(listing);
    }
}
