package dev.xld.config.sxp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both names of a virtual disk, {@link VbdUname} and {@link VbdDev}. */
class VbdNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            phy:/dev/vg/web1        | phy  | []               | /dev/vg/web1 | ``
            phy:sda1                | phy  | []               | /dev/sda1    | ``
            file:/srv/a:b.img       | file | []               | /srv/a:b.img | ``
            file:                   | file | []               | ``           | ``
            tap:aio:/x.img          | tap  | [aio]            | /x.img       | aio
            tap:aio:/x:y:z          | tap  | [aio]            | /x:y:z       | aio
            tap2:vhd:/x.vhd         | tap2 | [vhd]            | /x.vhd       | vhd
            tap:tapdisk:aio:/x      | tap  | [tapdisk, aio]   | /x           | aio
            tap2:tapdisk:qcow2:a:b  | tap2 | [tapdisk, qcow2] | a:b          | qcow2
            tap:ioemu:qcow:/x       | tap  | [ioemu, qcow]    | /x           | qcow
            nbd:1.2.3.4:9000        | nbd  | []               | 1.2.3.4:9000 | ``
            """)
    void aUnameHasTypeDriversAndTarget(String text, String type, String drivers, String path, String format)
            throws BadSxpException {
        VbdUname uname = VbdUname.read(Sxp.atom(text));
        assertThat(uname.type()).isEqualTo(type);
        assertThat(uname.drivers()).hasToString(drivers);
        assertThat(uname.path()).isEqualTo(path);
        assertThat(uname.format()).isEqualTo(format);
        assertThat(uname.write().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /dev/vg/x     | uname `/dev/vg/x' does not say what kind of disk it is; write phy:DEVICE, file:PATH or tap:aio:PATH
            ``            | uname `''' does not say what kind of disk it is; write phy:DEVICE, file:PATH or tap:aio:PATH
            :/x           | uname `:/x' does not say what kind of disk it is; write phy:DEVICE, file:PATH or tap:aio:PATH
            tap:/x        | uname `tap:/x' does not say the format of the image; write tap:aio:PATH or tap:vhd:PATH
            tap2:tapdisk:/x | uname `tap2:tapdisk:/x' does not say the format of the image; write tap2:aio:PATH or tap2:vhd:PATH
            """)
    void otherUnamesAreRefused(String text, String message) {
        assertThatThrownBy(() -> VbdUname.read(Sxp.atom(text))).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xvda            | false | xvda      | false | xvda
            xvda:disk       | false | xvda      | false | xvda
            hdc:cdrom       | false | hdc       | true  | hdc
            ioemu:hda       | true  | hda       | false | hda
            ioemu:hdc:cdrom | true  | hdc       | true  | hdc
            /dev/sda1:disk  | false | /dev/sda1 | false | sda1
            0x1             | false | 0x1       | false | 0x1
            """)
    void aDevHasANameAndAKind(String text, boolean ioemu, String name, boolean cdrom, String shortName)
            throws BadSxpException {
        VbdDev dev = VbdDev.read(Sxp.atom(text));
        assertThat(dev.ioemu()).isEqualTo(ioemu);
        assertThat(dev.name()).isEqualTo(name);
        assertThat(dev.isCdrom()).isEqualTo(cdrom);
        assertThat(dev.shortName()).isEqualTo(shortName);
        assertThat(dev.write().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"''", ":disk", "ioemu:", "ioemu::cdrom", "hda:floppy", "hda:", "hda:disk:disk"})
    void otherDevsAreRefused(String text) {
        assertThatThrownBy(() -> VbdDev.read(Sxp.atom(text)))
                .hasMessageStartingWith("dev `")
                .hasMessageEndingWith("' is no name of a disk; write it as xvda, xvda:disk or hdc:cdrom");
    }

    @Test
    void aRefusalKnowsItsPlace() {
        Sxp.Atom dev = new Sxp.Atom("hda:floppy", new Position("f", 3, 9));
        assertThatThrownBy(() -> VbdDev.read(dev))
                .isInstanceOfSatisfying(
                        BadSxpException.class,
                        e -> assertThat(e.diagnostic(Severity.ERROR).text())
                                .isEqualTo("f:3:9: dev `hda:floppy' is no name of a disk\n"
                                        + "  at line 3, column 9: write it as xvda, xvda:disk or hdc:cdrom"));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "tap", "tap2", "tapdisk", "ioemu", "aio", "phy", "hda", "cdrom", "disk", ":", ":", ":", "/dev/",
                        "")
                .list()
                .ofMaxSize(9)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 1000)
    void whatIsReadIsWrittenAgain(@ForAll("names") String text) {
        try {
            assertThat(VbdUname.read(Sxp.atom(text)).write().text()).isEqualTo(text);
        } catch (BadSxpException e) {
            assertThat(e).hasMessageStartingWith("uname ");
        }
        try {
            assertThat(VbdDev.read(Sxp.atom(text)).write().text()).isEqualTo(text);
        } catch (BadSxpException e) {
            assertThat(e).hasMessageStartingWith("dev ");
        }
    }
}
