package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.sxp.SxpReader.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables, {@code ⏎} is a newline, {@code ␀} a NUL and {@code ␄} a control-D; what was read is as written again. */
class SxpReaderTest {
    private static Result forms(String written, Mode mode) {
        String text = written.replace('⏎', '\n').replace('␀', '\0').replace('␄', '\4');
        return SxpReader.forms("f", text, mode);
    }

    private static String again(Result result) {
        String line = SxpWriter.line(Sxp.form(result.forms()));
        return line.substring(1, line.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (a b c)                | (a b c)
            (a(b)(c))              | (a (b) (c))
            ( a⏎\tb )              | (a b)
            ()                     | ()
            ``                     | ``
            a b (c)                | a b (c)
            (a{b}c)                | (a '{b' '}c')
            (a <b>[c];d)           | (a '<b' '>' '[c' ']' ';d')
            (a b#c)⏎d)             | (a b d)
            # only a comment       | ``
            (a ab'c d"e)           | (a "ab'c" 'd"e')
            ('a'b "c"d)            | (a b c d)
            ('a b' "it's")         | ('a b' "it's")
            ('a⏎b')                | ('a\\nb')
            ('')                   | ('')
            ('\\a\\b\\t\\n\\v\\f\\r\\\\\\'\\"') | ('\\x07\\x08\\t\\n\\x0b\\x0c\\r\\\\\\'"')
            ('\\x41\\x4z\\x420')   | ('A\\x04zB0')
            ('\\101\\0\\18\\0601') | ('A\\x00\\x01801')
            (aé)                   | ('a\\xc3\\xa9')
            ('é\\xc3\\xA9\\303\\251') | ('\\xc3\\xa9\\xc3\\xa9\\xc3\\xa9')
            ('\\xff')              | ('\\xff')
            (a)␄(((                | (a)
            a␄b                    | 'a\\x04b'
            (a␀b)                  | ('a\\x00b')
            ('a␀b')                | ('a\\x00b')
            (\\x41 \\q)            | ('\\\\x41' '\\\\q')
            (@ !)                  | (@ '!')
            """)
    void bothModesReadXendsLanguageWithoutAWord(String written, String again) {
        for (Mode mode : Mode.values()) {
            Result result = forms(written, mode);
            assertThat(result.diagnostics()).isEmpty();
            assertThat(again(result)).isEqualTo(again);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (a (b              | (a (b))         | f:1:1: the list that begins here has no closing )
            (a))               | (a)             | f:1:4: this ) closes no list
            ) a                | a               | f:1:1: this ) closes no list
            (a ␄)              | (a)             | f:1:1: the list that begins here has no closing )
            (a 'b c)⏎(d)       | (a 'b c') (d)   | f:1:4: the string that begins here has no closing '
            (a⏎ "b             | (a b)           | f:2:2: the string that begins here has no closing "
            (a 'b\\            | (a 'b\\\\')     | f:1:4: the string that begins here has no closing '
            ('\\d+')           | ('\\\\+')       | f:1:3: a backslash and `d' are no escape, and only the backslash is read
            ('\\😀+')          | ('\\\\+')       | f:1:3: a backslash and `😀' are no escape, and only the backslash is read
            ('\\q')           | ('\\\\')      | f:1:3: a backslash and `q' are no escape, and only the backslash is read
            (a 'b\\⏎c' d\\⏎e)\\⏎ | (a bc de)     | f:1:6: a backslash ends this line, and is passed over here and wherever else one does
            ('\\xg')           | ('\\\\xg')      | f:1:3: no hexadecimal digit follows \\x
            ('\\400')          | ('\\\\400')     | f:1:3: \\400 is more than a byte
            (é)                | ('\\xc3\\xa9')  | f:1:2: `é' cannot begin a word
            (␀␀a ␀)            | (a)             | f:1:2: the character of code 0 has no place between words
            """)
    void aDeviationIsAnErrorOrAWarning(String written, String robustly, String message) {
        Result strict = forms(written, Mode.STRICT);
        assertThat(strict.ok()).isFalse();
        assertThat(strict.forms()).isEmpty();
        Diagnostic error = strict.diagnostics().get(0);
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.position()).hasToString(message.substring(0, message.indexOf(": ")));
        assertThat(error.exitStatus()).isEqualTo(1);

        Result robust = forms(written, Mode.ROBUST);
        assertThat(robust.ok()).isTrue();
        assertThat(again(robust)).isEqualTo(robustly);
        assertThat(robust.diagnostics())
                .extracting(Diagnostic::severity)
                .containsOnly(Severity.WARNING)
                .hasSameSizeAs(strict.diagnostics());
        assertThat(robust.diagnostics().get(0).text())
                .isEqualTo(message.replaceFirst(": ", ": warning: ") + "; " + error.hint());
    }

    @Test
    void anErrorSaysWhatToWrite() {
        assertThat(forms("(a (b)", Mode.STRICT).diagnostics().get(0).text()).isEqualTo("""
                        f:1:1: the list that begins here has no closing )
                          at line 1, column 1: write ) where it ends""");
    }

    @Test
    void allDeviationsAreFoundInOrder() {
        assertThat(forms("(a '\\q' é\n 'x (b", Mode.STRICT).diagnostics())
                .extracting(diagnostic -> String.valueOf(diagnostic.position()))
                .containsExactly("f:1:5", "f:1:9", "f:2:2", "f:1:1", "f:2:5");
    }

    @Test
    void aTextOfOneFormHasOne() {
        assertThat(SxpReader.form("f", "# x\n(a)\n", Mode.STRICT).form()).contains(Sxp.form("a"));
        Result two = SxpReader.form("f", "(a)\n (b) c", Mode.STRICT);
        assertThat(two.diagnostics().get(0).message())
                .isEqualTo("f:2:2: a second form begins after the only one expected");
        assertThat(two.form()).isEmpty();
        Result first = SxpReader.form("f", "(a)\n (b) c", Mode.ROBUST);
        assertThat(first.forms()).containsExactly(Sxp.form("a"));
        assertThat(first.diagnostics()).hasSize(1);
        for (Mode mode : Mode.values()) {
            Result none = SxpReader.form("f", "# x", mode);
            assertThat(none.ok()).isFalse();
            assertThat(none.diagnostics().get(0).message()).isEqualTo("f:1:1: there is no form in this text");
        }
    }

    @Test
    void whatLibvirtSendsIsRead() {
        Sxp vm = SxpReader.form("f", """
                        (vm (name 'pvtest')(memory 420)(maxmem 420)(vcpus 2)(uuid '596a5d21-71f4-8fb2-e068-e2386a5c413e')\
                        (on_crash 'destroy')(image (linux (kernel '/var/lib/xen/vmlinuz.2Dn2YT')(args '  method=http://x/os/  ')))\
                        (device (vbd (dev 'xvda')(uname 'file:/root/some.img')(mode 'w'))))""", Mode.STRICT).form().orElseThrow();
        assertThat(vm.childText("memory")).contains("420");
        assertThat(vm.childValue("image").flatMap(image -> image.childText("args")))
                .contains("  method=http://x/os/  ");
        assertThat(vm.childValue("device").flatMap(vbd -> vbd.childText("dev"))).contains("xvda");
    }

    @Test
    void limitsAreErrorsInBothModes() {
        for (Mode mode : Mode.values()) {
            Result deep = SxpReader.forms("f", "(".repeat(65) + ")".repeat(65), mode);
            assertThat(deep.forms()).isEmpty();
            assertThat(deep.diagnostics().get(0).message()).isEqualTo("f:1:65: lists are nested deeper than 64");
            Result big = SxpReader.forms("f", "é".repeat((1 << 19) + 1), mode);
            assertThat(big.forms()).isEmpty();
            assertThat(big.diagnostics().get(0).message())
                    .isEqualTo("f: text is 1048578 bytes long; at most 1048576 (1 MiB) are read");
        }
        assertThat(forms("(".repeat(64) + ")".repeat(64), Mode.STRICT).ok()).isTrue();
        assertThat(forms("a".repeat(1 << 20), Mode.STRICT).ok()).isTrue();
    }
}
