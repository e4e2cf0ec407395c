package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.sxp.XendConfig.Dom0;
import dev.xld.config.sxp.XendConfig.Guests;
import dev.xld.config.sxp.XendConfig.Http;
import dev.xld.config.sxp.XendConfig.Log;
import dev.xld.config.sxp.XendConfig.Paths;
import dev.xld.config.sxp.XendConfig.Relocation;
import dev.xld.config.sxp.XendConfig.Scripts;
import dev.xld.config.sxp.XendConfig.Tls;
import dev.xld.config.sxp.XendConfig.Vnc;
import dev.xld.config.sxp.XendConfig.XmlRpc;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XendConfigFileTest {
    private static XendConfig parse(String text) {
        return XendConfigFile.parse("x.sxp", text).config();
    }

    private static List<String> warnings(String text) {
        return XendConfigFile.parse("x.sxp", text).diagnostics().stream()
                .map(Diagnostic::text)
                .toList();
    }

    @Test
    void anEmptyFileIsXendsDefaults() {
        assertThat(XendConfigFile.defaults())
                .isEqualTo(new XendConfig(
                        new Log("/var/log/xen/xend.log", "DEBUG", 10),
                        new Http(false, "", 8000, false, "/var/lib/xend/xend-socket"),
                        new XmlRpc(true, false, "localhost", 8006, Optional.empty()),
                        List.of(new ApiListener(0, "", false, List.of(), Optional.empty())),
                        false,
                        new Relocation(false, false, "", 8002, 8003, Optional.empty(), false, List.of()),
                        new Scripts(List.of(), "vif-bridge", List.of(), ""),
                        new Dom0(0, false, 0, 0),
                        new Guests(1024, false, 100, 100, true, List.of("*")),
                        new Vnc("127.0.0.1", Optional.empty(), false, "/etc/xen/vnc", false, Optional.empty()),
                        new Paths(
                                "/var/lib/xend/domains",
                                "/var/lib/xend/state",
                                "/var/lib/xend/storage",
                                "/var/lib/xend/security"),
                        "dummy"));
        assertThat(warnings("# nothing\n")).isEmpty();
    }

    @Test
    void aFileOfAHostIsRead() throws IOException {
        XendConfigFile.Result result = XendConfigFile.parse("x.sxp", SxpWriterTest.resource("xend-config.sxp"));
        XendConfig config = result.config();
        assertThat(config.log()).isEqualTo(new Log("/srv/log/xend.log", "INFO", 10));
        assertThat(config.http()).isEqualTo(new Http(false, "", 8000, true, "/var/lib/xend/xend-socket"));
        assertThat(config.xmlRpc().tls()).contains(new Tls("/etc/xen/xmlrpc.key", "/srv/ssl/xmlrpc.crt"));
        assertThat(config.apiServers())
                .containsExactly(
                        new ApiListener(9363, "", true, List.of("^localhost$", "example\\.com$"), Optional.empty()),
                        new ApiListener(
                                9367,
                                "192.0.2.1",
                                true,
                                List.of(),
                                Optional.of(new Tls("/etc/xen/api.key", "/etc/xen/api.crt"))),
                        new ApiListener(0, "", false, List.of(), Optional.empty()));
        assertThat(config.relocation().tcp()).isTrue();
        assertThat(config.relocation().hostsAllowed()).containsExactly("^localhost$", "^twin\\.example\\.org$");
        assertThat(config.scripts().network()).containsExactly("network-bridge", "netdev=eth1");
        assertThat(config.dom0()).isEqualTo(new Dom0(196, true, 0, 0));
        assertThat(config.guests().dump()).isTrue();
        assertThat(config.guests().scsiMask()).containsExactly("16:0:0:0", "15:0");
        assertThat(config.vnc().password()).contains("");
        assertThat(config.vnc().keymap()).contains("en-us");
        assertThat(result.diagnostics())
                .extracting(Diagnostic::text)
                .containsExactly("x.sxp:33:1: warning: `xend-port' was set in line 32 already, and that counts;"
                        + " remove one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Y", "1", "on", "True", "'t'"})
    void allOfXendsWordsForYesAre(String word) {
        assertThat(parse("(enable-dump " + word + ")").guests().dump()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "N", "0", "OFF", "false", "f"})
    void allOfXendsWordsForNoAre(String word) {
        assertThat(parse("(xend-unix-xmlrpc-server " + word + ")").xmlRpc().unix())
                .isFalse();
    }

    @Test
    void dom0BalloonsByDefaultOnlyWhereItsMemoryHasALowerBound() {
        assertThat(parse("(dom0-min-mem 196)").dom0().ballooning()).isTrue();
        assertThat(parse("(dom0-min-mem 196)(enable-dom0-ballooning no)").dom0().ballooning())
                .isFalse();
        assertThat(parse("(enable-dom0-ballooning yes)").dom0().ballooning()).isTrue();
    }

    @Test
    void aKeyWithoutItsCertificateIsNone() {
        assertThat(parse("(xend-relocation-server-ssl-key-file a)").relocation().tls())
                .isEmpty();
        assertThat(parse("(xend-relocation-server-ssl-key-file a)(xend-relocation-server-ssl-cert-file b)")
                        .relocation()
                        .tls())
                .contains(new Tls("/etc/xen/a", "/etc/xen/b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (enable-dump maybe)    | 1:14: warning: enable-dump: `maybe' is neither yes nor no, so the default stands; write yes or no
            (console-limit 1k)     | 1:16: warning: console-limit: `1k' is no number from 0 to 2147483647, so the default stands; write one, or remove the setting
            (xend-port 65536)      | 1:12: warning: xend-port: `65536' is no number from 1 to 65535, so the default stands; write one, or remove the setting
            (xend-port -1)         | 1:12: warning: xend-port: `-1' is no number from 1 to 65535, so the default stands; write one, or remove the setting
            (logfile (a))          | 1:10: warning: logfile: `(a)' is a list, so the default stands; write one word, or a text in quotes
            (logfile)              | 1:1: warning: logfile has no value; write one, or remove the setting
            (keymap de fr)         | 1:12: warning: only the first value of keymap counts; put a text of several words in quotes
            (dom0_min-mem 1)       | 1:1: warning: there is no setting `dom0_min-mem'; write dom0-min-mem
            (color red)            | 1:1: warning: there is no setting `color'; remove it
            xend-port              | 1:1: warning: `xend-port' is no setting; write (key value)
            ((xend-port 1))        | 1:1: warning: `((xend-port 1))' is no setting; write (key value)
            (xen-api-server unix)  | 1:17: warning: xen-api-server: `unix' is no list of listeners, so the default stands; write ((unix none))
            (xen-api-server (unix)) | 1:18: warning: `unix' is no place to serve the Xen API; write (unix none), (PORT pam), (ADDRESS:PORT pam 'HOSTS' KEY CERTIFICATE)
            (xen-api-server ((0))) | 1:18: warning: `(0)' is no place to serve the Xen API; write (unix none), (PORT pam), (ADDRESS:PORT pam 'HOSTS' KEY CERTIFICATE)
            (xen-api-server ((1 x))) | 1:18: warning: `x' is neither none nor pam; write (unix none), (PORT pam), (ADDRESS:PORT pam 'HOSTS' KEY CERTIFICATE)
            (pscsi-device-mask ((a))) | 1:20: warning: pscsi-device-mask: `((a))' is no list of patterns, so the default stands; write ('16:0:0:0' '15:0')
            (keymap de))           | 1:12: warning: this ) closes no list; remove it, or write the ( it closes
            """)
    void whatCannotBeUnderstoodIsAWarningWithItsPlace(String text, String warning) {
        assertThat(warnings(text)).containsExactly("x.sxp:" + warning);
    }

    @Test
    void whatIsWrongLeavesTheDefaultAndTheRest() {
        XendConfig config = parse("(enable-dump maybe)(xend-port x)(console-limit 7)(xen-api-server (unix (9 pam)))");
        assertThat(config.guests().dump()).isFalse();
        assertThat(config.http().port()).isEqualTo(8000);
        assertThat(config.guests().consoleLimitKib()).isEqualTo(7);
        assertThat(config.apiServers()).containsExactly(new ApiListener(9, "", true, List.of(), Optional.empty()));
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(
                        "(xend-port ",
                        "(xen-api-server ",
                        "(pscsi-device-mask ",
                        "(enable-dump ",
                        "(",
                        ")",
                        "yes",
                        "1",
                        "'",
                        "((",
                        ":",
                        " ",
                        "(unix)",
                        "99999999999")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 1000)
    void anyFileIsAConfig(@ForAll("files") String text) {
        XendConfigFile.Result result = XendConfigFile.parse("f", text);
        assertThat(result.config()).isNotNull();
        assertThat(result.diagnostics()).noneMatch(Diagnostic::isError);
    }
}
