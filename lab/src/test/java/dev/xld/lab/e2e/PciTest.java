package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Network cards of a host with an IOMMU, set aside, given to guests and taken back, beside the genuine xl. */
@Order(1)
@OnXen(
        qemu = "-nic none -device intel-iommu -netdev user,id=a,restrict=on -device e1000,netdev=a,addr=5"
                + " -netdev user,id=b,restrict=on -device e1000,netdev=b,addr=6,multifunction=on"
                + " -netdev user,id=c,restrict=on -device e1000,netdev=c,addr=6.1")
class PciTest {
    private static final String CARD = "0000:00:05.0";
    private static final String OTHER = "0000:00:06.0";
    /** With the host's memory map a Linux guest needs more memory, and a smaller bounce buffer. */
    private static final String LINUX = """
                                        uuid="11111111-2222-3333-4444-555555555555"
                                        kernel="/root/vmlinux"
                                        ramdisk="/root/domu.cpio.gz"
                                        extra="console=hvc0 quiet lab.modules=pci lab.ip=10.0.0.2/24 swiotlb=2048"
                                        memory=384
                                        """;

    private final Dom0 dom0;

    PciTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @BeforeEach
    void loadDriver() {
        dom0.ok("modprobe e1000");
    }

    @AfterEach
    void giveBack() {
        dom0.destroyAll();
        dom0.sh("for d in $(" + Dom0.REFERENCE + " pci-assignable-list); do " + Dom0.REFERENCE
                + " pci-assignable-remove -r $d; done; xenstore-rm /libxl/pci");
    }

    private void linux(String lines) {
        dom0.file("/root/g.cfg", "name=\"g\"\n" + LINUX + lines);
    }

    private String driver(String device) {
        return dom0.ok("basename $(readlink /sys/bus/pci/devices/" + device + "/driver || echo none)")
                .strip();
    }

    private String ours(String command) {
        return dom0.ok(Dom0.OURS + " " + command);
    }

    /** What both say and how they end, libxl's log aside. */
    private void sameAsTheReference(String command) {
        Result theirs = dom0.sh(Dom0.REFERENCE + " " + command);
        Result ours = dom0.sh(Dom0.OURS + " " + command);
        assertThat(ours.exit()).as(command).isEqualTo(theirs.exit());
        assertThat(ours.out()).as(command).isEqualTo(theirs.out());
    }

    @Test
    void aDeviceIsSetAsideAndGivenBackAsTheReferenceDoes() {
        String before = dom0.ok("xenstore-ls -fp /libxl; lspci -k");
        ours("pci-assignable-add -n mycard 00:05.0");
        String ourNodes = dom0.ok("xenstore-ls -fp /libxl/pci");
        assertThat(driver(CARD)).isEqualTo("pciback");
        for (String command : new String[] {
            "pci-assignable-list",
            "pci-assignable-list -n",
            "pci-assignable-add 00:1e.0",
            "pci-assignable-add -n mycard 00:05.0",
            "pci-assignable-remove nope",
            "pci-assignable-remove 00:1f.0",
            "pci-list 77"
        }) {
            sameAsTheReference(command);
        }
        dom0.ok(Dom0.REFERENCE + " pci-assignable-remove -r mycard && xenstore-rm /libxl/pci");
        dom0.ok(Dom0.REFERENCE + " pci-assignable-add -n mycard 00:05.0");
        assertThat(dom0.ok("xenstore-ls -fp /libxl/pci")).isEqualTo(ourNodes);
        ours("pci-assignable-remove -r mycard");
        assertThat(dom0.ok("xenstore-ls -fp /libxl; lspci -k")).isEqualTo(before);
    }

    @Test
    void aGuestSeesItsCardAndTheStoreIsTheReferences() {
        ours("pci-assignable-add 00:05.0");
        linux("pci=['00:05.0@1c,permissive=1']\n");
        String theirs = created(Dom0.REFERENCE);
        String ours = created(Dom0.OURS);
        assertThat(ours).isEqualTo(theirs);
    }

    private String created(String xl) {
        dom0.ok("rm -f /var/log/xen/guest-g.log; " + xl + " create -q /root/g.cfg");
        int domid = dom0.domid("g");
        dom0.awaitStore("/local/domain/0/backend/pci/" + domid + "/0/state", "4");
        dom0.awaitLog("g", "domU eth0: 52:54:00:");
        String tree = dom0.tree(domid);
        String stored = dom0.ok("tr -d '\\000' < /var/lib/xen/userdata-d." + domid + ".*.libxl-json");
        String lists = dom0.ok(xl + " pci-list g; " + xl + " pci-assignable-list");
        dom0.ok(Dom0.OURS + " destroy g");
        assertThat(dom0.sh("xenstore-ls /local/domain/0/backend/pci").exit()).isNotZero();
        return tree + stored + lists;
    }

    @Test
    void aRunningGuestGetsADeviceAndLetsItGo() {
        ours("pci-assignable-add 00:05.0");
        ours("pci-assignable-add 00:06.0");
        linux("pci=['00:05.0']\n");
        ours("create -q /root/g.cfg");
        int domid = dom0.domid("g");
        String backend = "/local/domain/0/backend/pci/" + domid + "/0";
        dom0.awaitStore(backend + "/state", "4");

        ours("pci-attach g 00:06.0,msitranslate=1");
        assertThat(dom0.ok("xenstore-read " + backend + "/state " + backend + "/state-1 " + backend + "/dev-1"))
                .isEqualTo("4\n3\n" + OTHER + "\n");
        sameAsTheReference("pci-list g");
        sameAsTheReference("pci-assignable-list");
        sameAsTheReference("pci-attach g 00:06.9");
        sameAsTheReference("pci-attach g 00:1f.0");
        sameAsTheReference("list -l g");

        ours("pci-detach g 00:05.0");
        assertThat(dom0.ok("xenstore-read " + backend + "/state " + backend + "/num_devs " + backend + "/dev-0"))
                .isEqualTo("4\n1\n" + OTHER + "\n");
        sameAsTheReference("pci-list g");
        sameAsTheReference("pci-detach g 00:05.0");
        sameAsTheReference("list -l g");

        ours("pci-detach g 00:06.0");
        sameAsTheReference("pci-list g");
        assertThat(ours("pci-assignable-list")).contains(CARD, OTHER);
        ours("pci-attach g 00:06.0");
        dom0.awaitStore(backend + "/state", "4");
    }

    @Test
    void eachSideTakesBackWhatTheOtherGave() {
        ours("pci-assignable-add 00:05.0");
        linux("pci=['00:05.0']\n");
        dom0.ok(Dom0.REFERENCE + " create -q /root/g.cfg");
        dom0.awaitStore("/local/domain/0/backend/pci/" + dom0.domid("g") + "/0/state", "4");
        ours("pci-detach g 00:05.0");
        ours("pci-attach g 00:05.0");
        dom0.awaitStore("/local/domain/0/backend/pci/" + dom0.domid("g") + "/0/state", "4");
        dom0.ok(Dom0.REFERENCE + " pci-detach g 00:05.0");
        assertThat(ours("pci-list g")).isEmpty();
        assertThat(ours("pci-assignable-list")).isEqualTo(CARD + " \n");
    }

    @Test
    void aFailedCreateGivesASeizedDeviceBack() {
        String before = dom0.traces();
        dom0.tiny("bad", "pci=['00:05.0,seize=1']\ndisk=['/dev/null,raw,xvda,w']\nvif=['script=/bin/false']\n");
        assertThat(dom0.sh(Dom0.OURS + " create /root/bad.cfg").exit()).isNotZero();
        assertThat(dom0.traces()).isEqualTo(before);
        assertThat(driver(CARD)).isIn("e1000", "pciback");
    }

    @Test
    void aDeviceInUseOrNotSetAsideIsRefusedByName() {
        dom0.tiny("one", "pci=['00:05.0']\n");
        assertThat(dom0.sh(Dom0.OURS + " create -q /root/one.cfg").err())
                .contains("PCI device " + CARD + " is not assignable")
                .contains("xl pci-assignable-add " + CARD);
        ours("pci-assignable-add 00:05.0");
        dom0.create("one");
        dom0.tiny("two", "pci=['00:05.0']\n");
        assertThat(dom0.sh(Dom0.OURS + " create -q /root/two.cfg").err())
                .contains("PCI device " + CARD + ": domain " + dom0.domid("one") + " has it");
        assertThat(dom0.sh(Dom0.OURS + " pci-assignable-remove 00:05.0").exit()).isEqualTo(1);
        ours("destroy one");
        assertThat(ours("pci-assignable-list")).isEqualTo(CARD + " \n");
    }

    @Test
    void partsOfTheHostAreGivenByTheirKeys() {
        dom0.tiny("parts", "ioports=['2f8-2ff']\nirqs=[3]\niomem=['b8,1']\n");
        dom0.create("parts");
        int domid = dom0.domid("parts");
        String keys = dom0.ok(Dom0.REFERENCE + " debug-keys q; " + Dom0.REFERENCE + " dmesg -c");
        assertThat(keys).contains("General information for domain " + domid);
        assertThat(keys.substring(keys.indexOf("General information for domain " + domid)))
                .containsPattern("I/O Ports\\s+\\{ 2f8-2ff \\}")
                .containsPattern("Interrupts\\s+\\{ 3 \\}")
                .containsPattern("I/O Memory\\s+\\{ b8 \\}");
    }
}
