package dev.xld.config.xl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.ParseResult;
import dev.xld.config.json.JsonReader.BadJsonException;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.device.DiskGrammar;
import dev.xld.config.xl.device.VifGrammar;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No text makes the parser throw or hang, and what it accepts survives being stored and read again. */
class XlConfigFuzzTest {
    private static final String[] PIECES = {
        "name",
        "kernel",
        "disk",
        "vif",
        "cpus",
        "vcpus",
        "uuid",
        "memory",
        "rate",
        "=",
        "+=",
        "[",
        "]",
        ",",
        ";",
        "\n",
        "\n",
        " ",
        "#",
        "'",
        "\"",
        "\\",
        "\\x",
        "\\1",
        "-",
        "0x",
        "99999999999999999999",
        "12",
        "'a'",
        "\"b\"",
        "'/x,raw,xvda,w'",
        "'mac=1:2:3,rate=1KB/s@1'",
        "'phy:,:,=,'",
        "'^0-9,nodes:1'",
        "\0",
        "\ud800",
        "é",
        "\r"
    };

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> configs() {
        Arbitrary<String> keys = Arbitraries.of(
                "vcpus",
                "maxvcpus",
                "cpus",
                "cpus_soft",
                "memory",
                "maxmem",
                "disk",
                "vif",
                "on_crash",
                "extra",
                "uuid",
                "cap",
                "localtime",
                "tsc_mode",
                "rtc_timeoffset",
                "pool",
                "max_event_channels",
                "bootloader_args");
        Arbitrary<String> values = Arbitraries.of(
                "1",
                "0x20",
                "'7'",
                "'-3'",
                "'0-2,^1'",
                "['1','2-3']",
                "'native'",
                "'restart'",
                "'x \\t \\\\ y'",
                "'0a0b0c0d-0001-0002-0003-000000000001'",
                "['/x,raw,xvda,w',',,hdc:cdrom']",
                "['mac=00:16:3e:1:2:3,rate=1MB/s,mtu=9000','','bridge=b,untrusted']",
                "['-q','b c']");
        Arbitrary<String> lines = Combinators.combine(keys, values).as((key, value) -> key + " = " + value + "\n");
        return lines.list().ofMaxSize(12).map(list -> "name='n'\nkernel='/k'\n" + String.join("", list));
    }

    @Property(tries = 2000)
    void anyTextGetsAVerdict(@ForAll("soup") String text) {
        ParseResult result = XlConfig.parse("fuzz", text, List.of());
        assertThat(result.ok()).isEqualTo(result.errors().isEmpty());
        assertThat(result.exitStatus() == 0).isEqualTo(result.ok());
    }

    @Property(tries = 1000)
    void anyCharactersGetAVerdict(@ForAll String text) {
        ParseResult result = XlConfig.parse("fuzz", "name='n';kernel='k';" + text, List.of());
        assertThat(result.ok()).isEqualTo(result.errors().isEmpty());
    }

    @Property(tries = 1000)
    void anyDiskOrVifTextGetsAVerdict(@ForAll("soup") String text) {
        assertThat(DiskGrammar.parse("fuzz", List.of(text))).isNotNull();
        assertThat(VifGrammar.parseOperands(List.of(text.split(",", -1)), XlDefaults.STOCK))
                .isNotNull();
    }

    @Property(tries = 500)
    void whatIsAcceptedSurvivesLibxlsJson(@ForAll("configs") String text) throws BadJsonException {
        ParseResult result = XlConfig.parse("fuzz", text, List.of());
        if (result.config().isPresent()) {
            DomainConfig config = result.config().get();
            String json = LibxlJson.text(config);
            assertThat(LibxlJson.text(LibxlJson.config(LibxlJson.readTree(json))))
                    .isEqualTo(json);
        }
    }
}
