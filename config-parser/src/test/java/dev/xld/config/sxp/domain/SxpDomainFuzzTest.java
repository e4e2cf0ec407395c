package dev.xld.config.sxp.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.ParseResult;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.SxpReader;
import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.xl.XlConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the elements, reading ends with a config or an error, and a config that was read can be written. */
class SxpDomainFuzzTest {
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "1",
            "-1",
            "99999999999999999999",
            "0x100",
            "None",
            "none",
            "a:b",
            "phy:x",
            "tap:",
            "hdc:cdrom",
            "\ud800",
            "\0",
            "XXXXXXXX",
            "{}",
            "{\"b_info\":null}",
            "{\"c_info\":{\"type\":\"pvh\"}}",
            "{\"disks\":[1]}",
            "{\"b_info\":{\"type.hvm\":{\"viridian_enable\":[99]},\"max_vcpus\":-5,\"avail_vcpus\":[9000]}}");

    private static final List<Sxp> SEEDS = List.of(
            seed("name='a'; kernel='/k'; memory=64; vcpus=3; cpus=['0','1-3']; vif=['rate=1MB/s','backend=x'];"
                    + "disk=['/d,raw,xvda,w','/e,vhd,xvdb,r,backend=1','script=block-nbd,vdev=xvdc,target=h:1'];"
                    + "vfb=['vnc=1']; pci=['01:02.3@4']; ioports=['1-2']; irqs=[3]; usbctrl=['type=pv'];"
                    + "cpuid=['1:eax=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']; pvcalls=['backend=x']"),
            seed("name='b'; type='hvm'; memory=64; spice=1; disk=[',hdc:cdrom,r']; vif=['type=ioemu']; seclabel='l'"));

    private static Sxp seed(String xl) {
        return SxpDomain.write(XlConfig.parse("f", xl.replace("; ", "\n").replace(";", "\n"), List.of())
                .config()
                .orElseThrow());
    }

    @Property(tries = 3000)
    void changedElementsAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        Sxp changed = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed = changed(changed, random);
        }
        ParseResult read = SxpDomain.read(changed);
        assertThat(read.ok()).isEqualTo(read.errors().isEmpty());
        read.diagnostics().forEach(diagnostic -> assertThat(diagnostic.text()).isNotBlank());
        read.config().ifPresent(SxpDomainFuzzTest::assertThatItCanBeWritten);
    }

    private static void assertThatItCanBeWritten(DomainConfig config) {
        DomainConfig again = SxpDomain.read(SxpDomain.write(config)).config().orElseThrow();
        assertThat(LibxlJson.tree(again)).isEqualTo(LibxlJson.tree(config));
    }

    /** One element somewhere gone, doubled, moved or with another word in its place. */
    private static Sxp changed(Sxp sxp, Random random) {
        List<Sxp> elements = new ArrayList<>(sxp.elements());
        if (elements.isEmpty()) {
            return random.nextInt(4) == 0 ? Sxp.form(List.of(sxp)) : word(random);
        }
        int at = random.nextInt(elements.size());
        if (random.nextInt(4) > 0) {
            elements.set(at, changed(elements.get(at), random));
            return Sxp.form(elements);
        }
        switch (random.nextInt(4)) {
            case 0 -> elements.remove(at);
            case 1 -> elements.add(at, elements.get(random.nextInt(elements.size())));
            case 2 -> elements.set(at, word(random));
            default -> elements.add(random.nextInt(elements.size()), elements.remove(at));
        }
        return Sxp.form(elements);
    }

    private static Sxp word(Random random) {
        return Sxp.atom(WORDS.get(random.nextInt(WORDS.size())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a b)",
                "(device (vif))",
                "(device (vkbd))",
                "(device (vfb))",
                "(device (irq (irq 1)))",
                "(backend (blkif))",
                "(device (pci (dev (bus 1) (slot 1))))",
                "(device (vbd (dev hda:cdrom)))",
                "(device)",
                "x ",
                "(memory x)",
                "(device (ioports (from 1)))",
                "(device (vusb))",
                "(platform_acpi x)",
                "(device (x))"
            })
    void aMebibyteOfTheSameTakesNoTime(String again) {
        String start = "(vm (memory 1) (image (linux)) ";
        String text = start + again.repeat((SxpReader.MAX_BYTES - start.length() - 1) / again.length()) + ")";
        ParseResult read = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> SxpDomain.parse("f", text, Mode.ROBUST));
        assertThat(Objects.requireNonNull(read).diagnostics()).hasSizeLessThan(2100);
    }
}
