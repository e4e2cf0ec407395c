package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.xld.api.client.DaemonClient;
import dev.xld.cli.FakeTerminal;
import dev.xld.cli.Xl;
import org.junit.jupiter.api.Test;

/** {@code xl config}: no daemon is asked. */
class ConfigTest {
    private static final String PLAIN = "name = \"g\"\nkernel = \"/k\"\n";

    private final DaemonClient daemon = mock(DaemonClient.class);
    private final FakeTerminal terminal = new FakeTerminal();

    private int xl(String... words) {
        int status = new Xl(daemon, terminal).run(words);
        terminal.out().flush();
        verifyNoInteractions(daemon);
        return status;
    }

    @Test
    void allFindingsComeAtOnceEachWithItsPlaceAndACaret() {
        terminal.files.put("/etc/xen/a.cfg", PLAIN + "memroy = 5\nvif = [ 'mac=01:00:00:00:00:01' ]\n");
        terminal.files.put("/etc/xen/b.cfg", "name = \"b\"\nkernel = \"/k\"\non_crash = \"explode\"\n");

        assertThat(xl("config", "check", "a.cfg", "b.cfg", "none.cfg")).isEqualTo(1);

        assertThat(terminal.outText()).isEqualTo("""
                a.cfg:3:1: warning: unknown key memroy; did you mean memory?
                    memroy = 5
                    ^
                a.cfg:4:9: warning: mac 01:00:00:00:00:01 is an address of a group; the first byte of a card's is even
                    vif = [ 'mac=01:00:00:00:00:01' ]
                            ^
                b.cfg:3:12: error: Unknown on_crash action "explode" specified; known actions: destroy, restart, \
                rename-restart, preserve, coredump-destroy, coredump-restart, soft-reset
                    on_crash = "explode"
                               ^
                none.cfg: error: cannot read it: No such file or directory
                """);
        assertThat(terminal.errText()).isEmpty();
    }

    @Test
    void warningsPassUnlessStrict() {
        terminal.files.put("/etc/xen/a.cfg", PLAIN + "memroy = 5\n");
        assertThat(xl("config", "check", "a.cfg")).isZero();
        assertThat(xl("config", "check", "--strict", "a.cfg")).isEqualTo(1);
    }

    @Test
    void whatXlSaysOfRightKeysIsNoFinding() {
        terminal.files.put("/etc/xen/a.cfg", PLAIN + "tsc_mode = \"native\"\n");
        assertThat(xl("config", "check", "--strict", "a.cfg")).isZero();
        assertThat(terminal.outText()).isEmpty();
    }

    @Test
    void machinesGetJson() {
        terminal.files.put("/etc/xen/a.cfg", PLAIN + "memroy = 5\n");
        assertThat(xl("config", "check", "-j", "a.cfg")).isZero();
        assertThat(terminal.outText()).isEqualTo("""
                [
                    {
                        "file": "a.cfg",
                        "line": 3,
                        "column": 1,
                        "severity": "warning",
                        "message": "unknown key memroy",
                        "hint": "did you mean memory?"
                    }
                ]
                """);
    }

    @Test
    void aFileAndItsJsonSayTheSame() {
        terminal.files.put("/etc/xen/a.cfg", PLAIN + "memory = 64\nvcpus = 2\ndisk = [ 'phy:/dev/x,xvda,w' ]\n");
        assertThat(xl("config", "convert", "--to", "json", "a.cfg")).isZero();
        terminal.files.put("/etc/xen/a.json", terminal.outText());
        FakeTerminal second = new FakeTerminal();
        second.files.putAll(terminal.files);

        assertThat(new Xl(daemon, second).run("config", "convert", "-t", "xl", "a.json"))
                .isZero();

        second.out().flush();
        assertThat(second.outText().replaceFirst("uuid = .*\n", "")).isEqualTo("""
                # who it is
                name = "g"
                type = "pv"

                # what boots
                kernel = "/k"

                # memory, in MiB
                memory = 64

                # processors
                vcpus = 2

                # disks
                disk = [ "vdev=xvda,format=raw,access=rw,target=/dev/x" ]
                """);
    }

    @Test
    void whatIsNoJsonIsAnErrorWithItsPlace() {
        terminal.files.put("/etc/xen/a.json", "{\n  \"c_info\": nothing\n}\n");
        assertThat(xl("config", "check", "a.json")).isEqualTo(1);
        assertThat(terminal.outText()).startsWith("a.json:2:13: error: ");
    }

    @Test
    void aFileOfXmIsRecognisedAndBecomesOneOfXl() {
        terminal.files.put(
                "/etc/xen/old",
                "import os\nname = 'vm%d' % 7\nbuilder = 'linux'\nkernel = '/k'\ndisk = [ 'phy:sda6,hda1,w!' ]\n");
        assertThat(xl("config", "convert", "--to", "xl", "old")).isZero();
        assertThat(terminal.outText())
                .contains(
                        "name = \"vm7\"",
                        "memory = 128",
                        "disk = [ \"vdev=hda1,format=raw,access=rw,target=/dev/sda6\" ]");
        assertThat(xl("create", "-n", "old")).isEqualTo(1);
        assertThat(terminal.errText()).contains("`xl config convert --from xm --to xl old' makes one that xl takes");
    }

    @Test
    void variablesOfTheCommandLineReachTheFile() {
        terminal.files.put(
                "/etc/xen/many",
                "xm_vars.var('vmid', use='a number')\nxm_vars.check()\nname = 'vm%s' % vmid\nkernel = '/k'\n");
        assertThat(xl("config", "convert", "--to", "xl", "many")).isEqualTo(1);
        assertThat(terminal.errText()).contains("give vmid=VALUE on the command line");
        assertThat(xl("config", "convert", "--to", "xl", "many", "vmid=3")).isZero();
        assertThat(terminal.outText()).contains("name = \"vm3\"");
    }

    @Test
    void xendsDomainBecomesAFileOfXl() {
        terminal.files.put(
                "/etc/xen/d.sxp",
                "(domain (name web) (memory 64) (vcpus 1) (image (linux (kernel /k))) (device (vbd (dev xvda:disk) (uname phy:/dev/x) (mode w))))");
        assertThat(xl("config", "convert", "--to", "xl", "d.sxp")).isZero();
        assertThat(terminal.outText()).contains("name = \"web\"", "kernel = \"/k\"", "vdev=xvda");
    }

    @Test
    void languagesThereAreNotAreNamed() {
        assertThat(xl("config", "convert", "--to", "yaml", "a.cfg")).isEqualTo(2);
        assertThat(terminal.errText()).contains("no language yaml; there are xl");
    }
}
