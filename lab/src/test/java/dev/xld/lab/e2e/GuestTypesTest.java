package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests of every type run on real Xen, see what their config says, and stand in the store as the reference's do. */
@Order(1)
@OnXen
class GuestTypesTest {
    private static final String LINUX = """
            name="guest"
            uuid="11111111-2222-3333-4444-555555555555"
            memory=128
            kernel="/root/vmlinux"
            ramdisk="/root/domu.cpio.gz"
            """;

    private final Dom0 dom0;

    GuestTypesTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    /** Starts the guest, whose init runs {@code command} (blanks as +), and answers all that its console has. */
    private String console(String xl, String command, String lines) {
        dom0.sh("rm -f /var/log/xen/guest-guest.log");
        dom0.file(
                "/root/guest.cfg",
                LINUX.replace("vmlinux", lines.contains("hvm") ? "vmlinuz" : "vmlinux") + "extra=\"console=hvc0 quiet "
                        + command + ";echo;echo+all+done\"\n" + lines);
        dom0.ok(xl + " create -q /root/guest.cfg");
        dom0.awaitLog("guest", "all done");
        return dom0.ok("cat /var/log/xen/guest-guest.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pv", "pvh", "hvm"})
    void aGuestIsAtItsShellWithDiskAndNetworkCardInside(String type) {
        dom0.ok("echo written by dom0 | dd of=/root/a.img conv=notrunc,sync");
        String console = console(
                Dom0.OURS,
                "lab.disk=read lab.ip=10.0.0.2/24 lab.run=ls+/sys/firmware/acpi/tables;echo+written+by+" + type
                        + "|dd+of=/dev/xvda+conv=sync;sync",
                "type=\"" + type + "\"\nvif=['mac=00:16:3e:01:02:04']\ndisk=['/root/a.img,raw,xvda,w']\n");
        assertThat(console)
                .contains("domU eth0: 00:16:3e:01:02:04 10.0.0.2/24")
                .contains("domU xvda: 32768 sectors, written by dom0")
                .contains("domU up")
                .doesNotContain("ACPI Error", "Firmware Bug", "BIOS Error");
        if (!type.equals("pv")) {
            assertThat(console).contains("APIC", "FACP", "DSDT");
        }
        dom0.ok(Dom0.OURS + " shutdown -w guest");
        dom0.awaitGone("guest");
        assertThat(dom0.ok("head -n 1 /root/a.img")).isEqualTo("written by " + type + "\n");
    }

    @Test
    void aPvhGuestHasTheVcpusAndTheMemoryOfItsConfig() {
        String console = console(
                Dom0.OURS,
                "lab.run=echo+online+$(cat+/sys/devices/system/cpu/online);free",
                "type=\"pvh\"\nvcpus=2\nmaxvcpus=3\n");
        assertThat(console).contains("online 0-1");
        assertThat(dom0.ok(Dom0.REFERENCE + " vcpu-list guest").lines().count()).isEqualTo(4);
    }

    @Test
    void acpi0LeavesAPvhGuestWithoutTables() {
        assertThat(console(Dom0.OURS, "lab.run=ls+/sys/firmware", "type=\"pvh\"\nacpi=0\n"))
                .contains("domU up")
                .doesNotContain("acpi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pv", "pvh"})
    @Tag("thorough")
    void cpuidIsSeenAsTheConfigHasIt(String type) {
        dom0.ok("grep -qw pni /proc/cpuinfo");
        String masked = console(
                Dom0.OURS, "lab.run=grep+-m1+flags+/proc/cpuinfo", "type=\"" + type + "\"\ncpuid=\"host,sse3=0\"\n");
        assertThat(masked).contains("flags").doesNotContain(" pni ");
    }

    @Test
    void aPvGuestWithE820HostHasTheHostsHoles() {
        String theirs = map(Dom0.REFERENCE);
        dom0.ok(Dom0.REFERENCE + " destroy guest");
        assertThat(map(Dom0.OURS)).isEqualTo(theirs).contains("Unusable");
    }

    private String map(String xl) {
        String console =
                console(xl, "lab.run=grep+-i+-e+ram+-e+reserved+-e+unusable+/proc/iomem", "type=\"pv\"\ne820_host=1\n");
        return console.lines()
                .filter(line -> line.matches("[0-9a-f]+-[0-9a-f]+ : .*"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    @Tag("thorough")
    void createLeavesTheReferencesStoreTreeAndConfig() {
        String more = "type=\"pvh\"\nvif=['mac=00:16:3e:01:02:04']\ndisk=['/root/a.img,raw,xvda,w']\n"
                + "vcpus=1\nmaxvcpus=2\nmaxmem=160\nshadow_memory=8\n";
        String theirs = tree(Dom0.REFERENCE, more);
        assertThat(tree(Dom0.OURS, more)).isEqualTo(theirs);
    }

    private String tree(String xl, String lines) {
        console(xl, "lab.ip=10.0.0.2/24 lab.run=true", lines);
        int domid = dom0.domid("guest");
        dom0.awaitStore("/local/domain/" + domid + "/device/vif/0/state", "4");
        dom0.awaitStore("/local/domain/" + domid + "/device/vbd/51712/state", "4");
        String state =
                dom0.tree(domid) + dom0.ok(Dom0.REFERENCE + " list -l guest").replaceAll("\"domid\": \\d+", "");
        dom0.ok(Dom0.REFERENCE + " destroy guest");
        return state;
    }
}
