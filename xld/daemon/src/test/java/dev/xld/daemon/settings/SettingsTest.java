package dev.xld.daemon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.daemon.domain.memory.Autoballoon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class SettingsTest {
    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("conf"), text);
    }

    private XldConf xld(String text) throws IOException {
        return XldConf.read(file(text), warnings);
    }

    private XlConf xl(String text) throws IOException {
        return XlConf.read(file(text), "/firmware", warnings);
    }

    @Test
    void aMissingFileMeansTheDefaults() {
        assertThat(XldConf.read(directory.resolve("none"), warnings))
                .isEqualTo(new XldConf(
                        Path.of("/run/xld/xld.sock"),
                        null,
                        XldConf.Hotplug.NATIVE,
                        Duration.ofSeconds(40),
                        Level.INFO));
        XlConf conf = XlConf.read(directory.resolve("none"), "/firmware", warnings);
        assertThat(conf.autoballoon()).isEqualTo(Autoballoon.AUTO);
        assertThat(conf.lockFile()).isEqualTo(Path.of("/var/lock/xl"));
        assertThat(conf.defaults().claimMode()).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void everyKeyOfXldConfIsTaken() throws IOException {
        assertThat(
                        xld(
                                "socket = \"/tmp/s\"\ngroup = 'xen'\nhotplug = \"script\"\nhotplug_timeout = 7\nlog_level = \"debug\"\n"))
                .isEqualTo(new XldConf(
                        Path.of("/tmp/s"), "xen", XldConf.Hotplug.SCRIPT, Duration.ofSeconds(7), Level.DEBUG));
        assertThat(warnings).isEmpty();
    }

    @Test
    void theKeysOfXlConfAreTaken() throws IOException {
        XlConf conf = xl("""
                autoballoon = "off"
                lockfile = "/tmp/lock"
                vif.default.script = "vif-nat"
                vif.default.bridge = "br7"
                vif.default.gatewaydev = "eth1"
                vif.default.backend = "net"
                claim_mode = 0
                run_hotplug_scripts = 0
                max_grant_frames = 64
                max_maptrack_frames = 128
                max_grant_version = 1
                vm.cpumask = "1-3"
                output_format = "json"
                domid_policy = "xen"
                """);
        assertThat(conf.autoballoon()).isEqualTo(Autoballoon.OFF);
        assertThat(conf.lockFile()).isEqualTo(Path.of("/tmp/lock"));
        assertThat(conf.defaults().vifScript()).isEqualTo("vif-nat");
        assertThat(conf.defaults().vifBridge()).isEqualTo("br7");
        assertThat(conf.defaults().vifGatewayDevice()).isEqualTo("eth1");
        assertThat(conf.defaults().claimMode()).isFalse();
        assertThat(conf.defaults().runHotplugScripts()).isFalse();
        assertThat(conf.defaults().maxGrantFrames()).isEqualTo(64);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"on, ON", "1, ON", "off, OFF", "0, OFF", "auto, AUTO"})
    void autoballoonHasXlsWords(String word, Autoballoon meaning) throws IOException {
        assertThat(xl("autoballoon=\"" + word + "\"").autoballoon()).isEqualTo(meaning);
    }

    @Test
    void oldNamesCountAndAreWarnedAbout() throws IOException {
        XlConf conf = xl("defaultbridge=\"br1\"\nvifscript=\"s1\"\nvif.default.script=\"s2\"\n");
        assertThat(conf.defaults().vifBridge()).isEqualTo("br1");
        assertThat(conf.defaults().vifScript()).isEqualTo("s2");
        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("is the old name of vif.default."));
    }

    @Test
    void unknownKeysAndIgnoredPoliciesAreWarnedAbout() throws IOException {
        xld("sokcet = \"/tmp/s\"\n");
        xl("domid_policy = \"random\"\n");
        assertThat(warnings)
                .satisfiesExactly(
                        warning -> assertThat(warning).contains("conf: unknown setting sokcet"),
                        warning -> assertThat(warning).contains("domid_policy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autoballoon=\"maybe\" | autoballoon is \"maybe\"",
                "max_grant_frames=\"-1\" | max_grant_frames is -1",
                "max_grant_frames=4294967296 | max_grant_frames is 4294967296",
                "domid_policy=\"first\" | domid_policy is \"first\"",
                "autoballoon= | :1:",
            })
    void whatMakesNoSenseInXlConfIsNamedWithItsFile(String text, String expected) {
        assertThatThrownBy(() -> xl(text))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(directory.resolve("conf") + ":")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"hotplug_timeout=0 | hotplug_timeout is 0", "log_level=\"loud\" | log_level is \"loud\""})
    void whatMakesNoSenseInXldConfIsNamedWithItsFile(String text, String expected) {
        assertThatThrownBy(() -> xld(text))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(directory.resolve("conf") + ": " + expected);
    }

    @Test
    void aFileThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> XldConf.read(directory, warnings))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("cannot read " + directory);
    }
}
