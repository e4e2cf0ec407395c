package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Network cards of a host with an IOMMU in HVM guests, beside the genuine xl. The guests run no more than their firmware,
 * which finds the cards and maps them, and never lets go of one. Xen takes one card to have memory reserved by firmware.
 */
@OnXen(
        qemu = "-nic none -device intel-iommu -netdev user,id=a,restrict=on -device e1000,netdev=a,addr=5"
                + " -netdev user,id=b,restrict=on -device e1000,netdev=b,addr=6,multifunction=on"
                + " -netdev user,id=c,restrict=on -device e1000,netdev=c,addr=6.1",
        xen = "guest_loglvl=all rmrr=7ffe0-7ffe3=0:0:5.0")
@Tag("thorough")
class PciHvmTest {
    private static final String GUEST = """
                                        name="g"
                                        uuid="11111111-2222-3333-4444-555555555555"
                                        type="hvm"
                                        memory=128
                                        vnc=0
                                        """;

    private final Dom0 dom0;

    PciHvmTest(LabHost host) {
        dom0 = new Dom0(host);
        dom0.ok("modprobe e1000; for d in 00:05.0 00:06.0 00:06.1; do " + Dom0.REFERENCE
                + " pci-assignable-add $d; done");
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    private int create(String xl, String pci) {
        dom0.file("/root/g.cfg", GUEST + "pci=[" + pci + "]\n");
        dom0.ok(Dom0.REFERENCE + " dmesg -c; " + xl + " create -q /root/g.cfg");
        int domid = dom0.domid("g");
        dom0.awaitStore("/local/domain/0/backend/pci/" + domid + "/0/state", "3");
        return domid;
    }

    @Test
    void storeMapAndPortsAreTheReferences() {
        String theirs = seen(Dom0.REFERENCE);
        assertThat(seen(Dom0.OURS))
                .isEqualTo(theirs)
                .contains("7ffe0000 - 00000000:7ffe4000: RESERVED", "nr=40", "1c.0 0000:00:05.0");
    }

    /** A guest created and given another card: tree, stored config and list each time; what its firmware did in between. */
    private String seen(String xl) {
        int domid = create(xl, "'00:05.0@1c,permissive=1'");
        dom0.ok("for i in $(seq 100); do " + Dom0.REFERENCE
                + " dmesg | grep -q 'Invoking SeaBIOS' && exit 0; sleep 0.3; done; exit 1");
        String firmware = dom0.ok(
                Dom0.REFERENCE
                        + " dmesg | sed '/Invoking SeaBIOS/q' | sed -n 's/.*\\(\\[[0-9]*\\]: .*\\|HOLE: .*\\|ioport_map:add:.*\\)/\\1/p' | sed 's/dom[0-9]*//'");
        String created = state(domid);
        dom0.ok(xl + " pci-attach g 00:06.0");
        String attached = state(domid);
        dom0.ok(Dom0.OURS + " destroy g");
        assertThat(dom0.sh("xenstore-ls /local/domain/0/backend/pci").exit()).isNotZero();
        return firmware + created + attached;
    }

    private String state(int domid) {
        return dom0.tree(domid).replaceAll("(?m)^.*device-model-pid = .*$", "PID")
                + dom0.ok("tr -d '\\000' < /var/lib/xen/userdata-d." + domid + ".*.libxl-json; " + Dom0.REFERENCE
                        + " pci-list g; " + Dom0.REFERENCE + " pci-assignable-list; " + Dom0.REFERENCE
                        + " list -l g | grep -v '\"domid\"'; xenstore-ls -fp /libxl/pci | sed 's/\"" + domid
                        + "\"/D/'");
    }

    @Test
    void aCardOfTwoFunctionsComesAndGoesAsAWhole() {
        create(Dom0.OURS, "'00:06.*@1c'");
        String both = dom0.ok(Dom0.OURS + " pci-list g");
        assertThat(both).contains("1c.0 0000:00:06.0", "1c.1 0000:00:06.1");
        assertThat(dom0.sh(Dom0.OURS + " pci-detach g 00:06.1").err()).contains("shares a slot", "00:06.*");
        Result kept = dom0.sh(Dom0.OURS + " pci-detach g '00:06.*'");
        assertThat(kept.exit()).isEqualTo(1);
        assertThat(kept.err()).contains("did not release PCI device 0000:00:06.0, 0000:00:06.1");
        assertThat(dom0.ok(Dom0.OURS + " pci-list g")).isEqualTo(both);
        dom0.ok(Dom0.OURS + " pci-detach -f g '00:06.*'");
        assertThat(dom0.ok(Dom0.OURS + " pci-assignable-list")).contains("00:05.0", "00:06.0", "00:06.1");
    }

    @Test
    void whatTheDeviceModelRefusesLeavesTheCardFree() {
        int domid = create(Dom0.OURS, "'00:05.0@1c'");
        String before = dom0.tree(domid);
        assertThat(dom0.sh(Dom0.OURS + " pci-attach g 00:06.0@1c").err())
                .contains("PCI device 0000:00:06.0: the device model of domain")
                .contains("refused device_add");
        assertThat(dom0.tree(domid)).isEqualTo(before);
        assertThat(dom0.ok(Dom0.OURS + " pci-assignable-list")).contains("00:06.0");
    }
}
