package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.sxp.SxpReader.Result;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mebibyte of the same again takes far less than the limit, whatever it is, to read and to write. */
class HostileSxpTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static String filled(String start, String again) {
        int room = SxpReader.MAX_BYTES - SxpText.encode(start).length;
        return start + again.repeat(room / SxpText.encode(again).length);
    }

    private static Result read(String text, Mode mode) {
        return Assertions.assertTimeoutPreemptively(LIMIT, () -> SxpReader.forms("f", text, mode));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "()", ")(", "(a ", "'", "\"", "'\\'", "\"'", "'\n", "'(\\'", "\\", "'\\q'", "\\'", "#", "#\n",
                "\0", "\0 ", "é ", "\n", "a ", "a", "{", "\4", "'\\xc3'", "(a b)", "\ud800", "\udc80 "
            })
    void aRepeatedPieceIsReadAndWritten(String again) {
        Result strict = read(filled("", again), Mode.STRICT);
        assertThat(strict.diagnostics().size()).isLessThanOrEqualTo(Findings.MAX + 1);
        Result robust = read(filled("(a '", again), Mode.ROBUST);
        assertThat(robust.diagnostics().size()).isLessThanOrEqualTo(Findings.MAX + 1);
        robust.form().ifPresent(form -> Assertions.assertTimeoutPreemptively(LIMIT, () -> SxpWriter.pretty(form)));
    }

    @Test
    void anErrorIsKeptAfterAnyNumberOfWarnings() {
        Result result = read(")".repeat(5000) + "(".repeat(65), Mode.ROBUST);
        assertThat(result.diagnostics()).hasSize(Findings.MAX + 1);
        assertThat(result.ok()).isFalse();
    }

    @Test
    void aWideTreeOfFullDepthIsWritten() {
        String text = "(".repeat(63) + "(a 'b c')".repeat(100_000) + ")".repeat(63);
        Sxp tree = read(text, Mode.STRICT).form().orElseThrow();
        String pretty = Assertions.assertTimeoutPreemptively(LIMIT, () -> SxpWriter.pretty(tree));
        assertThat(SxpReader.form("f", text, Mode.STRICT).form()).contains(tree);
        assertThat(pretty.lines().count()).isGreaterThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a b)", "(xend-port 1)", "a ", "(a)", "()", "(xen-api-server x)", "'", "(network-script ')"})
    void aRepeatedSettingIsRead(String again) {
        String text = filled("(console-limit 7)", again);
        XendConfigFile.Result result =
                Assertions.assertTimeoutPreemptively(LIMIT, () -> XendConfigFile.parse("f", text));
        assertThat(result.config().guests().consoleLimitKib()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a", "1,", "0-16383,", "^1,", "x:", "1:eax=0x1,", "(1)", ":"})
    void aRepeatedNotationIsReadOrRefused(String again) {
        String text = filled("", again);
        Sxp.Atom atom = Sxp.atom(text);
        Sxp form = Sxp.form(List.of(Sxp.form(Collections.nCopies(100_000, Sxp.atom(again)))));
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            for (Sxp value : List.of(atom, form)) {
                attempt(() -> CpuLists.read(value, 8192));
                attempt(() -> CpuidForm.read(value));
                attempt(() -> VcpuMask.read(value));
            }
            attempt(() -> CpuidForm.write(List.of(text)));
            attempt(() -> VbdUname.read(atom));
            attempt(() -> VbdDev.read(atom));
        });
    }

    private interface Attempt {
        Object run() throws BadSxpException;
    }

    private static void attempt(Attempt attempt) {
        try {
            assertThat(attempt.run()).isNotNull();
        } catch (BadSxpException e) {
            assertThat(e.getMessage()).hasSizeLessThan(300);
        }
    }
}
