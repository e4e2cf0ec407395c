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

class DeviceCommandsTest {
    private static final String BLOCKS = "Vdev  BE  handle state evt-ch ring-ref BE-path                       \n";
    private static final String CARDS =
            "Idx BE Mac Addr.         handle state evt-ch   tx-/rx-ring-ref BE-path                       \n";

    private final FakeDaemon daemon =
            new FakeDaemon().domain(3, "web").answers(Method.DEVICE_ATTACH, new DeviceReply(3, 51728, List.of("new")));

    @Test
    void a_disk_is_attached_in_the_words_given() {
        Call.xl(daemon, "block-attach", "web", "phy:/dev/vg/a", "xvdb", "w")
                .exits(0)
                .err("new\n");
        assertThat(daemon.calls())
                .containsExactly(
                        "domain.resolve DomainRef[domain=web, force=false]",
                        "device.attach DeviceAttachRequest[domain=3, kind=disk, words=[phy:/dev/vg/a, xvdb, w],"
                                + " directory=/etc/xen]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block-attach | libxl_device_disk_add failed.",
                "network-attach | libxl_device_nic_add failed.",
            })
    void a_refusal_is_followed_by_the_references_words(String command, String words) {
        daemon.refuses(Method.DEVICE_ATTACH, ErrorKind.SCRIPT_FAILED, "no luck");
        String device = command.equals("block-attach") ? "/d,raw,xvdb,w" : "bridge=x";
        Call.xl(daemon, command, "3", device).exits(1).out("").err("no luck\n" + words + "\n");
    }

    @Test
    void words_that_say_no_device_never_reach_the_daemon() {
        Call.xl(daemon, "network-attach", "3", "nonsense=1").exits(1).err("unrecognized argument `nonsense=1'\n");
        assertThat(daemon.calls()).isEmpty();
        Call.xl(daemon, "block-attach", "3", "/d,raw,xvdb,q")
                .exits(1)
                .err("command line: config parsing error in disk specification: unknown value for access: near `q' in"
                        + " `/d,raw,xvdb,q'\n");
        Call.xl(daemon, "block-attach", "nobody", "/d,raw,xvdb,w")
                .exits(1)
                .err("nobody is an invalid domain identifier\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block-detach | disk | xvdz | false | Error: Device xvdz not connected.",
                "network-detach | vif | 9 | false | Unknown device 9.",
            })
    void a_device_that_is_not_there_is_said_so(String command, String kind, String which, String force, String words) {
        daemon.refuses(Method.DEVICE_DETACH, ErrorKind.NO_SUCH_DEVICE, "none");
        Call.xl(daemon, command, "3", which).exits(1).err(words + "\n");
        assertThat(daemon.calls())
                .containsExactly("device.detach DeviceDetachRequest[domain=3, kind=" + kind + ", device=" + which
                        + ", force=" + force + "]");
    }

    @Test
    void a_disk_can_be_taken_without_asking_the_guest() {
        Call.xl(daemon, "block-detach", "--force", "3", "xvdb").succeeds();
        assertThat(daemon.calls())
                .containsExactly("device.detach DeviceDetachRequest[domain=3, kind=disk, device=xvdb, force=true]");
        daemon.refuses(Method.DEVICE_DETACH, ErrorKind.GUEST_TIMEOUT, "it keeps it");
        Call.xl(daemon, "block-detach", "3", "xvdb")
                .exits(1)
                .err("it keeps it\nlibxl_device_disk_safe_remove failed.\n");
        Call.xl(daemon, "block-detach", "-f", "3", "xvdb")
                .exits(1)
                .err("it keeps it\nlibxl_device_disk_destroy failed.\n");
    }

    @Test
    void the_tables_are_the_references_byte_for_byte() {
        daemon.answers(Method.DEVICE_LIST, new DeviceSummary[] {
            new DeviceSummary(
                    3,
                    51712,
                    0,
                    4,
                    "/local/domain/0/backend/vbd/3/51712",
                    Map.of("event-channel", "15", "ring-ref", "8")),
            new DeviceSummary(3, 51728, 0, -1, "/local/domain/0/backend/qdisk/3/51728", Map.of())
        });
        Call.xl(daemon, "block-list", "nobody", "web")
                .exits(0)
                .err("nobody is an invalid domain identifier\n")
                .out(BLOCKS + "51712 0   3      4     15     8        /local/domain/0/backend/vbd/3/51712\n"
                        + "51728 0   3      -1    -1     -1       /local/domain/0/backend/qdisk/3/51728\n");
        daemon.answers(Method.DEVICE_LIST, new DeviceSummary[] {
            new DeviceSummary(
                    3,
                    0,
                    0,
                    4,
                    "/local/domain/0/backend/vif/3/0",
                    Map.of(
                            "mac",
                            "00:16:3e:12:34:56",
                            "event-channel",
                            "15",
                            "tx-ring-ref",
                            "768",
                            "rx-ring-ref",
                            "769"))
        });
        Call.xl(daemon, "network-list", "web", "nobody")
                .exits(1)
                .err("nobody is an invalid domain identifier (rc=-6)\n")
                .out(
                        CARDS
                                + "0   0  00:16:3e:12:34:56     0     4     15   768/769         /local/domain/0/backend/vif/3/0\n");
    }
}
