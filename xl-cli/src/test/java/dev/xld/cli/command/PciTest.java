package dev.xld.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.AssignableDevice;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.PciDevice;
import dev.xld.cli.Call;
import dev.xld.cli.FakeDaemon;
import org.junit.jupiter.api.Test;

/** The commands about PCI devices; texts and exit statuses are those of xl 4.17. */
class PciTest {
    private final FakeDaemon daemon = new FakeDaemon().domain(7, "web");

    @Test
    void theListIsTheReferences() {
        daemon.answers(
                Method.PCI_LIST,
                new PciDevice[] {new PciDevice(28, 0, "0000:00:05.0"), new PciDevice(0, 0, "0000:00:06.0")});
        Call.xl(daemon, "pci-list", "web").succeeds().out("Vdev Device\n1c.0 0000:00:05.0\n00.0 0000:00:06.0\n");
    }

    @Test
    void aDomainWithoutDevicesHasNoList() {
        daemon.answers(Method.PCI_LIST, new PciDevice[0]);
        Call.xl(daemon, "pci-list", "77").succeeds().out("");
        Call.xl(daemon, "pci-list", "nope").fails(1, "nope is an invalid domain identifier (rc=-6)");
    }

    @Test
    void aDeviceIsAttachedAndDetachedAsItIsWritten() {
        Call.xl(daemon, "pci-attach", "web", "00:05.0@1c,permissive=1")
                .succeeds()
                .out("");
        Call.xl(daemon, "pci-detach", "-f", "web", "00:05.0").succeeds().out("");
        assertThat(daemon.calls())
                .contains(
                        "pci.attach PciChange[domain=7, device=00:05.0@1c,permissive=1, force=false]",
                        "pci.detach PciChange[domain=7, device=00:05.0, force=true]");
    }

    @Test
    void whatNamesNoDeviceIsRefusedBeforeTheDaemonHearsOfIt() {
        Call.xl(daemon, "pci-attach", "web", "00:06.9").fails(2, "pci-attach: malformed PCI_SPEC_STRING \"00:06.9\"");
        Call.xl(daemon, "pci-detach", "web", "00:06.0,foo=1")
                .fails(
                        2,
                        "Unknown PCI_SPEC_STRING option: foo",
                        "pci-detach: malformed PCI_SPEC_STRING \"00:06.0,foo=1\"");
        assertThat(daemon.calls()).noneMatch(call -> call.startsWith("pci."));
    }

    @Test
    void whyADeviceCannotBeAttachedIsTold() {
        daemon.refuses(Method.PCI_ATTACH, ErrorKind.WRONG_STATE, "PCI device 0000:00:05.0: domain 3 has it");
        Call.xl(daemon, "pci-attach", "web", "00:05.0").fails(1, "PCI device 0000:00:05.0: domain 3 has it");
    }

    @Test
    void assignableDevicesAreListedWithTheirNamesWhereAskedFor() {
        daemon.answers(Method.ASSIGNABLE_LIST, new AssignableDevice[] {
            new AssignableDevice("0000:00:06.0", null), new AssignableDevice("0000:00:05.0", "mycard")
        });
        Call.xl(daemon, "pci-assignable-list").succeeds().out("0000:00:06.0 \n0000:00:05.0 \n");
        Call.xl(daemon, "pci-assignable-list", "-n").succeeds().out("0000:00:06.0 \n0000:00:05.0 mycard\n");
    }

    @Test
    void aHostWithoutPcibackHasNoneAndThatIsNoFailure() {
        daemon.refuses(Method.ASSIGNABLE_LIST, ErrorKind.MISSING_RESOURCE, "The driver pciback is not loaded.");
        Call.xl(daemon, "pci-assignable-list").exits(0).out("").err("The driver pciback is not loaded.\n");
    }

    @Test
    void aDeviceIsSetAsideUnderAName() {
        Call.xl(daemon, "pci-assignable-add", "--name=mycard", "00:05.0")
                .succeeds()
                .out("");
        Call.xl(daemon, "pci-assignable-add", "0000:00:06.0").succeeds().out("");
        assertThat(daemon.calls())
                .containsExactly(
                        "assignable.add AssignableRequest[device=00:05.0, name=mycard]",
                        "assignable.add AssignableRequest[device=0000:00:06.0, name=null]");
        Call.xl(daemon, "pci-assignable-add", "00:05").fails(2, "pci-assignable-add: malformed BDF \"00:05\"");
    }

    @Test
    void aDeviceIsGivenBackByNameOrAddress() {
        Call.xl(daemon, "pci-assignable-remove", "-r", "mycard").succeeds().out("");
        assertThat(daemon.calls()).containsExactly("assignable.remove UnassignableRequest[device=mycard, rebind=true]");
        daemon.refuses(Method.ASSIGNABLE_REMOVE, ErrorKind.INVALID_PARAMETERS, "\"nope\" is no address");
        Call.xl(daemon, "pci-assignable-remove", "nope").fails(2, "pci-assignable-remove: malformed BDF 'nope'");
    }
}
