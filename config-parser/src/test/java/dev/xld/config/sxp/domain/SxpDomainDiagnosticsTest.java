package dev.xld.config.sxp.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.ParseResult;
import dev.xld.config.sxp.SxpReader.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said with its place, and what is dropped by its name. */
class SxpDomainDiagnosticsTest {
    private static ParseResult parse(String elements) {
        return SxpDomain.parse(
                "f", "(vm (name a) (memory 64) (image (linux (kernel /k)))\n " + elements + ")", Mode.STRICT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (colour red)             | f:2:2: warning: the domain has no key `colour', so it means nothing; correct its name or remove it
            loose                    | f:2:2: warning: `loose' says nothing of the domain; write (key value) instead
            (name b)                 | f:2:2: warning: of several `name' of the domain only the first, in line 1, counts; remove the others
            (on_xend_start start)    | f:2:17: warning: xld has nothing like `on_xend_start' of the domain and drops it; link a config into /etc/xen/auto to start it with the host
            (on_xend_stop suspend)   | f:2:16: warning: xld has nothing like `on_xend_stop' of the domain and drops it; the service xendomains says what happens when the host stops
            (description 'My own')   | f:2:15: warning: xld has nothing like `description' of the domain and drops it; remove it to be rid of this line
            (features pae)           | f:2:12: warning: xld has nothing like `features' of the domain and drops it; remove it to be rid of this line
            (cpu_weight 1.0)         | f:2:14: warning: cpu_weight 1.0 is of a scheduler that Xen no longer has, and is dropped; write a whole number, 256 for the usual share
            (device (vtpm (instance 1))) | f:2:10: warning: xld has no vtpm of dom0 and drops it; give the guest a vtpm with a backend of its own in an xl config
            (device (vif (speed 9))) | f:2:15: warning: a vif has no key `speed', so it means nothing; correct its name or remove it
            (device (vscsi (x 1)))   | f:2:10: warning: xld has no vscsi and drops it; give the guest a vif or a vbd
            """)
    void warnings(String elements, String message) {
        ParseResult read = parse(elements);
        assertThat(read.diagnostics().stream().map(Diagnostic::text)).containsExactly(message);
        assertThat(read.ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (vcpus two)              | f:2:9: vcpus: `two' is no whole number from 1 to 8192
            (uuid 12)                | f:2:8: uuid: `12' is no uuid
            (on_crash explode)       | f:2:12: on_crash: `explode' is unknown
            (restart maybe)          | f:2:11: restart: `maybe' is unknown
            (maxmem 32)              | f:2:10: maxmem: `32' is less than memory, 64
            (cpus ((0) (1)))         | f:2:8: cpus has 2 lists, but the domain 1 vcpus
            (vcpu_avail x)           | f:2:14: vcpu_avail is no mask of up to 8192 vcpus
            (bootloader (a))         | f:2:14: bootloader is a list
            (localtime maybe)        | f:2:13: localtime: `maybe' is neither 0 nor 1
            (cpuid ((1 x)))          | f:2:13: cpuid: `x' is no list
            (device vif)             | f:2:2: `(device vif)' is no device
            (device (vtmp (a 1)))    | f:2:10: `vtmp' is no kind of device
            (device (vbd (mode w)))  | f:2:10: the disk has no dev
            (device (vbd (dev xvda))) | f:2:10: disk xvda has no uname
            (device (vbd (dev xvda) (uname /x))) | f:2:33: uname `/x' does not say what kind of disk it is
            (device (tap (dev xvda) (uname tap:vmdk:/x))) | f:2:33: image format `vmdk' is unknown
            (device (vbd (dev xvda) (uname phy:x) (mode x))) | f:2:46: mode: `x' is unknown
            (device (vif (mac 1:2))) | f:2:20: mac: `1:2' is no address
            (device (vif (rate 9)))  | f:2:21: rate: `9' is no rate
            (device (pci (dev (bus 1)))) | f:2:15: the pci device has no address
            (device (pci (dev (bus 100) (slot 1)))) | f:2:25: bus: `100' is no hexadecimal number up to ff
            (device (ioports (to 1))) | f:2:10: the ioports are no range
            (device (irq (irq x)))   | f:2:20: irq: `x' is no whole number from 0 to 4294967294
            (xld (text 1))           | f:2:2: this (xld ...) has no json
            (xld (json '['))         | f:2:13: the json of (xld ...) is no config: line 1, column 2: the text ends where a value is missing
            (xld (json 1))           | f:2:13: the json of (xld ...) is no object
            """)
    void errors(String elements, String message) {
        List<Diagnostic> errors = parse(elements).errors();
        assertThat(errors.get(0).message()).isEqualTo(message);
        assertThat(errors.get(0).hint()).isNotBlank();
        assertThat(errors.get(0).text()).contains(errors.get(0).hint());
        assertThat(parse(elements).config()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            domain                        | f:1:1: `domain' is no domain
            ((name a))                    | f:1:1: `((name a))' is no domain
            (vm (memory 1))               | f:1:1: the domain has no image
            (vm (memory 1) (image linux)) | f:1:23: image `linux' is unknown
            (vm (memory 1) (image (ia64))) | f:1:23: image `(ia64)' is unknown
            (vm (image (linux)))          | f:1:1: the domain has no memory
            (vm (memory 0) (image (hvm))) | f:1:13: memory: `0' is no whole number from 1 to 1099511627776
            """)
    void domainsThatAreNone(String text, String message) {
        ParseResult read = SxpDomain.parse("f", text, Mode.ROBUST);
        assertThat(read.errors().get(0).message()).isEqualTo(message);
    }

    @Test
    void aHiddenPasswordIsNoPassword() {
        ParseResult read = parse("(device (vfb (vnc 1) (vncpasswd XXXXXXXX)))");
        assertThat(read.diagnostics().stream().map(Diagnostic::text))
                .containsExactly("f:2:34: warning: xld has nothing like `vncpasswd' of a vfb and drops it; "
                        + "xend hides passwords so: write the real one");
    }
}
