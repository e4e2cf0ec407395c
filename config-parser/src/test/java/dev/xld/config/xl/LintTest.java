package dev.xld.config.xl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
    private static final String GUEST = "name = \"g\"\nkernel = \"/k\"\n";

    private static String warnings(String text) {
        ParseResult result = XlConfig.check("g.cfg", text, List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN);
        assertThat(result.ok()).isTrue();
        assertThat(result.config())
                .isEqualTo(XlConfig.parse("g.cfg", text, List.of()).config());
        return result.diagnostics().stream().map(Diagnostic::message).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "memroy = 5 | unknown key memroy; did you mean memory?",
                "vcpu = 5 | unknown key vcpu; did you mean vcpus?",
                "frobnicate = 1 | unknown key frobnicate",
                "dt_compatible = ['a,b'] | xl ignores dt_compatible, a key of the Xen of xen-troops",
                "cpu_cap = 5 | xl ignores cpu_cap, a key of xm; write cap",
                "virtio = [ ] | virtio works from Xen 4.18 on; older ones ignore it",
            })
    void keysNobodyReads(String line, String expected) {
        assertThat(warnings(GUEST + line)).isEqualTo("g.cfg:3:1: warning: " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "memory = 64; maxmem = 32 | 3:23 | maxmem is below memory: 32 and 64 MiB",
                "vcpus = 0 | 3:9 | vcpus is 0; the guest could not run",
                "memory = 0 | 3:10 | memory is 0 MiB; a guest needs some",
                "disk = [ 'a,raw,xvda,w', 'b,raw,xvda,w' ] | 3:26 | vdev xvda is in use at line 3",
                "disk = [ 'a,raw,hda,w', 'b,raw,0x300,w' ] | 3:25 | vdev 0x300 is in use at line 3",
                "disk = [ 'a,raw,xvda,w', 'a,raw,xvdb,w' ] | 3:26 | a is also written by the disk at line 3",
                "disk = [ 'a,raw,wd0,w' ] | 3:10 | wd0 is no name of a disk; use xvda, hda, sda or a number",
                "vif = [ 'mac=00:16:3e:1:2:3', 'mac=00:16:3E:01:02:03' ] | 3:31 | mac 00:16:3e:01:02:03 is in use at line 3",
                "vif = [ 'mac=01:16:3e:1:2:3' ] | 3:9 | mac 01:16:3e:01:02:03 is an address of a group;"
                        + " the first byte of a card's is even",
            })
    void whatMakesNoSense(String line, String place, String expected) {
        assertThat(warnings(GUEST + line)).isEqualTo("g.cfg:" + place + ": warning: " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', the name is empty; other commands cannot name the domain",
        "17, the name 17 is a number; other commands take it for a domid",
        "a/b, the name has a character that files and the store cannot have",
    })
    void namesThatMakeTrouble(String name, String expected) {
        assertThat(warnings("name = \"" + name + "\"\nkernel = \"/k\"\n")).isEqualTo("g.cfg:1:8: warning: " + expected);
    }

    @Test
    void aKeyOfXmThatAsksForNothingIsPassedInSilence() {
        assertThat(warnings(GUEST + "parallel = 'none'\non_xend_start = 'ignore'\nvncconsole = 0\nmonitor = ''\n"))
                .isEmpty();
    }

    @Test
    void anOrdinaryConfigIsPassedInSilence() {
        assertThat(warnings(GUEST
                        + "disk = [ 'a,raw,xvda,w', 'a,raw,xvdb,r', 'c,raw,xvda1,w' ]\nvif = [ '', '' ]\nmemory=1\n"))
                .isEmpty();
    }
}
