package dev.xld.config.xl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.BuildInfo;
import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.Position;
import dev.xld.config.VifSpec;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xl.setting.XlDefaults.CpuMasks;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlConfigTest {
    private static final String GUEST = "name=\"a\"\nkernel=\"/k\"\n";

    private static ParseResult parse(String text, String... overrides) {
        return XlConfig.parse("f.cfg", text, List.of(overrides));
    }

    private static DomainConfig config(String text, String... overrides) {
        return parse(text, overrides).config().orElseThrow();
    }

    private static Diagnostic onlyError(String text) {
        List<Diagnostic> errors = parse(text).errors();
        return errors.get(0);
    }

    @Test
    void overridesCountAsLinesAfterTheFile() {
        assertThat(config(GUEST + "memory=1 # no newline", "memory=2", "name=\"b\"")
                        .name())
                .isEqualTo("b");
        assertThat(config(GUEST + "disk=['/a,raw,xvda']", "disk+=['/b,raw,xvdb']")
                        .devices())
                .hasSize(2);
    }

    @Test
    void anOverrideAsTheShellLeavesItWithoutQuotesIsNamedByTheLineItBecomes() {
        assertThat(parse("name=\"a\"\n", "kernel=/k").errors().get(0).message())
                .isEqualTo("f.cfg:3: config parsing error near `/k': lexical error");
    }

    @Test
    void aCommentMayEndTheTextWithoutANewline() {
        assertThat(parse(GUEST + "# the end").ok()).isTrue();
    }

    @Test
    void errorsHaveTheColumnAndAHint() {
        Diagnostic error = onlyError(GUEST + "memory = 0xFF\n");
        assertThat(error.position()).isEqualTo(new Position("f.cfg", 3, 12));
        assertThat(error.text())
                .isEqualTo("f.cfg:3: config parsing error near `FF': lexical error\n"
                        + "  at line 3, column 12: hexadecimal digits must be lower-case");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hap=True            | write 1 or 0 for True
            memory=-1           | negative numbers must be quoted: "-1"
            kernel=/boot/k      | text must be quoted: "/boot/k"
            name="open          | this string has no closing " on its line
            name=guest          | text must be quoted: "guest"
            """)
    void usualMistakesAreExplained(String line, String hint) {
        assertThat(onlyError(line + "\n").hint()).isEqualTo(hint);
    }

    @Test
    void allSemanticErrorsAreFoundAtOnce() {
        ParseResult result = parse("on_crash=\"x\"\nuuid=\"y\"\ndisk=['/a','/b,zz,xvda']\n");
        assertThat(result.errors()).hasSize(6);
        assertThat(result.errors().get(0).message()).isEqualTo("Domain name must be specified.");
    }

    @Test
    void aSemanticErrorPointsAtTheValueInItsList() {
        Diagnostic error = onlyError(GUEST + "disk = [ '/a,raw,xvda',\n         '/b,raw' ]\n");
        assertThat(error.position()).isEqualTo(new Position("f.cfg", 4, 10));
    }

    @Test
    void atMostOneMebibyteIsRead() {
        String comment = "#" + "x".repeat(XlConfig.MAX_BYTES - GUEST.length() - 2) + "\n";
        assertThat(parse(GUEST + comment).ok()).isTrue();
        assertThat(onlyError(GUEST + comment + " ").message()).contains("at most 1048576 (1 MiB) are read");
    }

    @Test
    void listsNestAtMost64Deep() {
        assertThat(parse(GUEST + "x=" + "[".repeat(64) + "]".repeat(64)).ok()).isTrue();
        List<Diagnostic> errors = parse(GUEST + "x=" + "[".repeat(100_000)).errors();
        assertThat(errors.get(0).message()).endsWith("lists are nested deeper than 64");
        assertThat(errors).hasSize(2);
    }

    @Test
    void anAbsurdNumberOfVcpusIsRefused() {
        assertThat(onlyError(GUEST + "vcpus=1000000000\n").message())
                .isEqualTo("xl: vcpus is 1000000000, but Xen takes at most 8192");
    }

    @Test
    void allOnAnUnknownHostIsEveryCpuXenCanHave() {
        BuildInfo build = config(GUEST + "vcpus=2\ncpus=\"all\"\n").buildInfo();
        assertThat(build.hardAffinity()).hasSize(2);
        assertThat(build.hardAffinity().get(0).cardinality()).isEqualTo(4096);
    }

    @Test
    void keysLeftOutComeFromXlConf() {
        XlDefaults conf = new XlDefaults(
                false, false, 64, 1024, 1, "vif-route", "br9", "eth9", "net", "xvdx", CpuMasks.ALL, "/firmware");
        DomainConfig config = XlConfig.parse("f", GUEST + "vif=['bridge=b']\n", List.of(), conf, HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
        VifSpec vif = config.devices(VifSpec.class).get(0);
        assertThat(vif.bridge()).isEqualTo("b");
        assertThat(vif.script()).isEqualTo("vif-route");
        assertThat(vif.backendDomain()).isEqualTo("net");
        assertThat(config.buildInfo().maxGrantFrames()).isEqualTo(64);
        assertThat(config.buildInfo().claimMode()).isFalse();
        assertThat(config.createInfo().runHotplugScripts()).isFalse();
    }

    @Test
    void xlConfsCpuMasksNarrowTheAffinity() {
        BitSet low = new BitSet();
        low.set(0, 2);
        CpuMasks masks = new CpuMasks(null, "0-1", null);
        assertThat(affinity("vcpus=2\n", masks)).containsExactly(low, low);
        assertThat(affinity("vcpus=1\ncpus=\"1-3\"\n", masks).get(0).toString()).isEqualTo("{1}");
        assertThat(affinity("vcpus=1\ncpus=\"2-3\"\n", null).get(0).toString()).isEqualTo("{2, 3}");
        assertThat(affinity("vcpus=1\ntype=\"pvh\"\n", masks)).isEmpty();
    }

    private static List<BitSet> affinity(String lines, @Nullable CpuMasks masks) {
        XlDefaults conf = new XlDefaults(true, true, null, null, null, null, null, null, null, null, masks, "/f");
        return XlConfig.parse("f", GUEST + lines, List.of(), conf, new HostCpus(8, List.of()))
                .config()
                .orElseThrow()
                .buildInfo()
                .hardAffinity();
    }

    @Test
    void aGuestOfAnotherTypeIsReadAsFarAsTheType() {
        assertThat(config("name=\"h\"\ntype=\"hvm\"\nboot=\"c\"\n").createInfo().type())
                .hasToString("HVM");
        assertThat(config("name=\"h\"\ntype=\"pvh\"\nkernel=\"/k\"\n")
                        .createInfo()
                        .type())
                .hasToString("PVH");
    }

    @Test
    void keysOfXlAndXmAreKnownAndOthersAreNot() {
        assertThat(XlConfig.knows("memory")).isTrue();
        assertThat(XlConfig.knows("cpu_cap")).isTrue();
        assertThat(XlConfig.knows("memroy")).isFalse();
    }
}
