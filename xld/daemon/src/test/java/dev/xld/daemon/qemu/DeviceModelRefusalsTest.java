package dev.xld.daemon.qemu;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything is made, and that nothing is which xl has run. */
class DeviceModelRefusalsTest {
    private static final String HVM = "name=\"web\"\ntype=\"hvm\"\nmemory=64\n";

    private static void check(String lines) {
        new DeviceModelRefusals(DeviceModelArgumentsTest.parse(lines)).check();
    }

    @ParameterizedTest
    @MethodSource("dev.xld.daemon.qemu.DeviceModelArgumentsTest#recorded")
    void nothing_is_refused_that_xl_has_run(String name) throws IOException {
        new DeviceModelRefusals(DeviceModelArgumentsTest.config(name)).check();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dm_restrict=1                                      | dm_restrict
                    device_model_stubdomain_override=1                 | device_model_stubdomain_override
                    device_model_version="qemu-xen-traditional"        | qemu-xen-traditional
                    soundhw="drum"                                     | drum
                    bios="rombios"                                     | rombios
                    gfx_passthru=1                                     | gfx_passthru="igd"
                    stdvga=1;videoram=8                                | std needs 16
                    vga="qxl";videoram=64                              | qxl needs 128
                    usbversion=4                                       | usbversion=4
                    usb=1;usbversion=2                                 | usbversion
                    spice=1;spicedisable_ticketing=1                   | spiceport
                    spice=1;spiceport=6000                             | spicepasswd
                    spice=1;spiceport=1;spicepasswd="x";spiceusbredirection=5 | spiceusbredirection=5
                    disk=['/a,raw,hda,r']                              | read-only disk hda, which an emulated IDE
                    hdtype="ahci";disk=['/a,raw,xvdf,r']               | read-only disk xvdf, which an emulated AHCI
                    """)
    void what_no_device_model_can_do_is_named(String lines, String words) {
        assertThatThrownBy(() -> check(HVM + lines.replace(';', '\n') + "\n"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("domain \"web\"")
                .hasMessageContaining(words);
    }

    @Test
    void a_display_named_twice_is_refused_for_framebuffers_too() {
        String pv = "name=\"web\"\nkernel=\"/k\"\nmemory=16\n";
        assertThatThrownBy(() -> check(pv + "vfb=['vnc=1,vnclisten=0.0.0.0:3,vncdisplay=4']\n"))
                .hasMessageContaining("vncdisplay");
        check(pv + "vfb=['vnc=1,vnclisten=0.0.0.0:3']\n");
    }
}
