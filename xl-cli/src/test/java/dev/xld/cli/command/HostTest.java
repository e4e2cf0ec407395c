package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.ConsoleText;
import dev.xld.api.HostInfo;
import dev.xld.api.Method;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import java.util.List;
import org.junit.jupiter.api.Test;

/** info and dmesg. */
class HostTest {
    private final FakeDaemon daemon = new FakeDaemon()
            .answers(
                    Method.HOST_INFO,
                    new HostInfo(
                            Reference.text("info")
                                    .lines()
                                    .map(line -> new HostInfo.Field(
                                            line.substring(0, 23).strip(), line.substring(25)))
                                    .toList(),
                            List.of("cpu_topology           :", "cpu:    core    socket     node")));

    @Test
    void allLinesAreTheReferencesByteForByte() {
        Call.xl(daemon, "info").succeeds().out(Reference.text("info"));
    }

    @Test
    void aKeyPicksTheValuesOfAllLinesThatBeginWithIt() {
        Call.xl(daemon, "info", "xen_version").succeeds().out("4.17.5\n");
        Call.xl(daemon, "info", "xen_m").succeeds().out("4\n17\n");
        Call.xl(daemon, "info", "virt_caps").succeeds().out("pv hvm shadow gnttab-v1 gnttab-v2\n");
        Call.xl(daemon, "info", "nothing").succeeds().out("");
    }

    @Test
    void theTablesStandBetweenFreeCpusAndTheVersionWhateverTheKey() {
        String text = Reference.text("info");
        int at = text.indexOf("xen_major");
        Call.xl(daemon, "info", "-n", "xen_version")
                .succeeds()
                .out(text.substring(0, at) + "cpu_topology           :\ncpu:    core    socket     node\n"
                        + text.substring(at));
        assertThat(daemon.calls()).containsExactly("host.info HostInfoRequest[numa=true]");
    }

    @Test
    void dmesgPrintsTheLogAsItIs() {
        daemon.answers(Method.HOST_DMESG, new ConsoleText("(XEN) one\n(XEN) two"));
        Call.xl(daemon, "dmesg").succeeds().out("(XEN) one\n(XEN) two");
        Call.xl(daemon, "dmesg", "--clear").succeeds();
        assertThat(daemon.calls())
                .containsExactly("host.dmesg DmesgRequest[clear=false]", "host.dmesg DmesgRequest[clear=true]");
    }
}
