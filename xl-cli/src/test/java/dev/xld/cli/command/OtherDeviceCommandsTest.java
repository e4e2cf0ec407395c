package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.DeviceReply;
import dev.xld.api.DeviceSummary;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the genuine xl prints for TPMs, keyboards, displays, sound, channels and USB, and ends with. */
class OtherDeviceCommandsTest {
    private final FakeDaemon daemon =
            new FakeDaemon().domain(1, "web").answers(Method.DEVICE_ATTACH, new DeviceReply(1, 0, List.of()));

    private void has(Map<String, String> details) {
        DeviceSummary device = new DeviceSummary(1, 0, 0, 1, "/local/domain/0/backend/x/1/0", details);
        daemon.answers(Method.DEVICE_LIST, new DeviceSummary[] {device});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vtpm-attach 1 backend=tpm | 1 | libxl_device_vtpm_add failed.",
                "vkb-attach 1 backend-type=linux | 253 | libxl_device_vkb_add failed.",
                "vdispl-attach 1 connectors=a:1x1 | 253 | libxl_device_vdispl_add failed.",
                "vsnd-attach 1 CARD | 253 | libxl_device_vsnd_add failed.",
                "usbctrl-attach 1 | 1 | libxl_device_usbctrl_add failed.",
                "usbdev-attach 1 hostbus=1 | 1 | libxl_device_usbdev_add failed.",
            })
    void a_refused_attach_ends_as_with_xl(String command, int status, String words) {
        daemon.refuses(Method.DEVICE_ATTACH, ErrorKind.XEN_FAILED, "no luck");
        Call.xl(daemon, command.split(" ")).fails(status, "no luck", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vtpm-attach 1 foo=1 | 1 | unrecognized argument `foo=1'",
                "vtpm-attach 1 uuid=z | 1 | Invalid uuid specified (z)",
                "vkb-attach 1 foo=1 | 255 | Unknown string \"foo=1\" in vkb spec",
                "vkb-attach 1 width=1 | 253 | backend-type should be set",
                "vdispl-attach 1 foo=1 | 1 | Unknown string \"foo=1\" in vdispl spec",
                "vdispl-attach 1 be-alloc=1 | 253 | At least one connector should be specified.",
                "vsnd-attach 1 foo | 255 | Invalid key: foo",
                "usbctrl-attach 1 foo=1 | 1 | Unknown string `foo=1' in usbctrl spec",
                "usbdev-attach 1 foo=1 | 1 | Unknown string `foo=1' in usbdev spec",
                "usbdev-detach 1 0 1 2 | 1 | Invalid arguments.",
                "usb-list 1 2 | 255 | Invalid arguments.",
            })
    void wrong_words_never_reach_the_daemon(String command, int status, String words) {
        Call.xl(daemon, command.split(" ")).fails(status, words);
        assertThat(daemon.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vtpm-detach 1 5 | 1 | Unknown device 5.",
                "vkb-detach 1 x | 253 | Error: Device 0 not connected.",
                "vdispl-detach 1 4 | 253 | Error: Device 4 not connected.",
                "vsnd-detach 1 4 | 253 | Error: Device 4 not connected.",
                "usbctrl-detach 1 7 | 1 | Unknown device 7.",
                "usbdev-detach 1 0 2 | 1 | Unknown device at controller 0 port 2.",
            })
    void a_device_that_is_not_there_is_said_so(String command, int status, String words) {
        daemon.refuses(Method.DEVICE_DETACH, ErrorKind.NO_SUCH_DEVICE, "none");
        Call.xl(daemon, command.split(" ")).fails(status, words);
    }

    @Test
    void a_usb_device_is_named_by_its_port() {
        Call.xl(daemon, "usbdev-detach", "1", "0", "2").succeeds();
        assertThat(daemon.calls())
                .containsExactly("device.detach DeviceDetachRequest[domain=1, kind=usbdev, device=0:2, force=false]");
    }

    @Test
    void usb_controllers_are_shown_with_their_ports() {
        has(Map.of("type", "qusb", "usb-ver", "2", "num-ports", "2", "port/1", "2:18"));
        Call.xl(daemon, "usb-list", "1")
                .succeeds()
                .out("Devid  Type         BE  state usb-ver ports\n0      qusb         0   1     2       2    \n"
                        + "  Port 1: Bus 002 Device 012\n  Port 2:\n");
    }

    @Test
    void displays_have_a_line_for_each_screen() {
        has(Map.of("be-alloc", "1", "0/unique-id", "id0", "0/resolution", "1024x768"));
        Call.xl(daemon, "vdispl-list", "1")
                .succeeds()
                .out(
                        "DevId: 0, BE: 0, handle: 1, state: 1, be-alloc: 1, BE-path: /local/domain/0/backend/x/1/0, FE-path:"
                                + " /local/domain/1/device/vdispl/0\n\tConnector: 0, id: id0, width: 1024, height: 768, req-rref: -1,"
                                + " req-evtch: -1, evt-rref: -1, evt-evtch: -1\n");
    }

    @Test
    void sound_cards_are_shown_with_what_xl_calls_rates() {
        has(Map.of("", "", "short-name", "card", "sample-formats", "u8,s8", "0/", "", "0/0/", "", "0/0/type", "p"));
        Call.xl(daemon, "vsnd-list", "1")
                .succeeds()
                .out("\ndevid: 0, be-domid: 0, handle: 1, state: 1, be-path: /local/domain/0/backend/x/1/0, fe-path:"
                        + " /local/domain/1/device/vsnd/0\nshort-name: \"card\", long-name: \"(null)\", sample-rates: u8;s8\n"
                        + "\tpcm: 0, name: \"(null)\"\n\t\tstream: 0, unique-id: \"(null)\", type: p\n"
                        + "\t\t\tevent-channel: -1, ring-ref: -1\n");
    }

    @Test
    void channels_are_counted_from_zero() {
        DeviceSummary pty = new DeviceSummary(1, 1, 0, 4, "/x", Map.of("connection", "pty", "tty", "/dev/pts/3"));
        daemon.answers(Method.DEVICE_LIST, new DeviceSummary[] {pty});
        Call.xl(daemon, "channel-list", "1")
                .succeeds()
                .out("Idx BE state evt-ch ring-ref connection                               \n"
                        + "0   0  4     -1     -1       pty        /dev/pts/3                     \n");
    }
}
