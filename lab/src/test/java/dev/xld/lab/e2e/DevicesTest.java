package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kinds of devices beside disks and network cards: the trees, verdicts and lists of the reference, and devices a guest can
 * use. What serves TPMs, displays, sound cards and the kernel's USB controllers is played by {@code backends.py}.
 */
@Order(1)
@OnXen
class DevicesTest {
    private static final String SOUND = "CARD,short-name=card,sample-rates=44100;48000,buffer-size=65536 PCM,name=dev0"
            + " STREAM,unique-id=s0,type=p";

    private static final String OF_QEMU = """
            vfb=['vnc=1,vnclisten=127.0.0.1,vncdisplay=7']
            vkb=['backend-type=qemu']
            p9=['tag=a,path=/srv/share,security_model=none','tag=b,path=/srv,security_model=none']
            """;

    private final LabHost host;
    private final Dom0 dom0;
    private String bus = "";
    private String stick = "";

    DevicesTest(LabHost host) {
        this.host = host;
        dom0 = new Dom0(host);
    }

    @BeforeAll
    void serve() {
        host.put(host.root().resolve("lab/dom0/backends.py"), "/root/backends.py");
        dom0.ok("setsid bash -c 'echo $$ > /run/backends.pid; exec python3 /root/backends.py 0 < <(sleep infinity)'"
                + " >/dev/null 2>&1 & mkdir -p /srv/share;"
                + " echo hello from the host > /srv/share/hello");
        bus = dom0.ok("cat /sys/bus/usb/devices/*-*/busnum | head -n 1").strip();
        stick = dom0.ok("cat /sys/bus/usb/devices/*-*/devnum | head -n 1").strip();
    }

    @AfterAll
    void serveNoMore() {
        dom0.sh("kill $(cat /run/backends.pid)");
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    /** Devices of a paused guest; where the reference needs other words for the same, they come second. */
    enum Config {
        /** What the kernel or programs of the host serve. */
        SERVED("""
            pvcalls=['backend=Domain-0']
            vkb=['backend-type=linux,unique-id=k,feature-disable-keyboard=1,width=800,multi-touch-num-contacts=3']
            vtpm=['backend=0,uuid=12345678-1234-1234-1234-123456789abc','backend=Domain-0']
            vdispl=['backend=0,be-alloc=1,connectors=id0:1024x768;id1:800x600']
            vsnd=[['card,short-name=c,sample-formats=u8;s8','pcm,name=p','stream,unique-id=s,type=c']]
            usbctrl=['type=pv','type=pv,version=1,ports=2']
            """),
        /** What qemu serves. Without a password: the lab's qemu has no DES. The reference loses the first channel of a config. */
        SERVED_BY_QEMU(
                OF_QEMU + "channel=['name=x,connection=socket,path=/run/x.sock']\n",
                OF_QEMU + "channel=['name=lost,connection=pty','name=x,connection=socket,path=/run/x.sock']\n"),
        SCREEN_BY_KEYS("vnc=1\nusbctrl=['','type=qusb,ports=3']");

        final String ours;
        final String theirs;

        Config(String both) {
            this(both, both);
        }

        Config(String ours, String theirs) {
            this.ours = ours;
            this.theirs = theirs;
        }
    }

    @ParameterizedTest
    @EnumSource
    void createLeavesTheReferencesStoreTree(Config config) {
        String theirs = treeAfter(Dom0.REFERENCE, config.theirs);
        String ours = treeAfter(Dom0.OURS, config.ours);
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void aUsbDeviceIsPutWhereTheReferencePutsIt() {
        String config = "usbctrl=['type=qusb']\nusbdev=['hostbus=" + bus + ",hostaddr=" + stick + "']";
        assertThat(treeAfter(Dom0.OURS, config))
                .isEqualTo(treeAfter(Dom0.REFERENCE, config))
                .contains("port/1 = ");
    }

    private String treeAfter(String xl, String config) {
        dom0.tiny("same", "uuid=\"11111111-2222-3333-4444-555555555555\"\n" + config + "\n");
        dom0.ok(xl + " create -q -p /root/same.cfg");
        String tree = settledTree(dom0.domid("same"));
        dom0.ok(xl + " destroy same");
        return tree;
    }

    /** A create waits for most backends, and not for all. */
    private String settledTree(int domid) {
        String first = dom0.tree(domid);
        dom0.ok("sleep 1");
        String second = dom0.tree(domid);
        return first.equals(second) ? second : settledTree(domid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dtdev=['/soc/serial']",
                "usbctrl=['type=qusb,version=3']",
                "usbctrl=['type=pv,ports=32']",
                "usbdev=['hostbus=1,hostaddr=99']",
                "vtpm=['backend=nobody']",
                "vdispl=['backend=nobody,connectors=a:1x1']"
            })
    void whatTheReferenceRefusesIsRefusedWithItsStatus(String config) {
        dom0.tiny("bad", config + "\n");
        String before = dom0.traces();
        Result ours = dom0.sh(Dom0.OURS + " create -q /root/bad.cfg");
        assertThat(dom0.traces()).isEqualTo(before);
        assertThat(ours.err().strip().lines()).hasSize(1);
        assertThat(ours.exit())
                .isEqualTo(dom0.sh(Dom0.REFERENCE + " create -q /root/bad.cfg").exit());
    }

    @Test
    void devicesComeAndGoAndBothListThemAlike() {
        dom0.tiny("hot", "");
        dom0.create("hot");
        String before = dom0.tree(dom0.domid("hot"));
        for (List<String> kind : List.of(
                List.of("vtpm", "backend=0 uuid=12345678-1234-1234-1234-123456789abc"),
                List.of("vkb", "backend-type=linux unique-id=x multi-touch-width=5"),
                List.of("vdispl", "backend=0 'connectors=a:1x2;b:3x4'"),
                List.of("vsnd", "'" + SOUND.replace(" ", "' '") + "'"))) {
            String name = kind.get(0);
            String attach = " " + name + "-attach hot " + kind.get(1);
            dom0.ok(Dom0.REFERENCE + attach);
            String list = same(name + "-list hot hot");
            String tree = settledTree(dom0.domid("hot"));
            dom0.ok(Dom0.REFERENCE + " " + name + "-detach hot 0");
            dom0.ok(Dom0.OURS + attach);
            assertThat(same(name + "-list hot hot")).isEqualTo(list);
            assertThat(settledTree(dom0.domid("hot"))).isEqualTo(tree);
            dom0.ok(Dom0.OURS + " " + name + "-detach hot 0");
            same(name + "-list hot");
        }
        assertThat(dom0.tree(dom0.domid("hot"))).isEqualTo(before);
    }

    @Test
    void usbControllersComeAndGoAndBothListThemAlike() {
        dom0.tiny("hot", "");
        dom0.create("hot");
        dom0.ok(Dom0.OURS + " usbctrl-attach hot type=pv version=1 ports=3");
        dom0.ok(Dom0.REFERENCE + " usbctrl-attach hot type=pv");
        assertThat(same("usb-list hot")).contains("0      pv           0");
        same("usb-list hot hot");
        same("usbctrl-detach hot 7");
        same("usbdev-detach hot 0 1");
        dom0.ok(Dom0.OURS + " usbctrl-detach hot 1");
        dom0.ok(Dom0.REFERENCE + " usbctrl-detach hot 0");
        assertThat(same("usb-list hot")).isEmpty();
    }

    @Test
    void wrongWordsEndAsWithTheReference() {
        dom0.tiny("hot", "");
        dom0.create("hot");
        for (String command : List.of(
                "vtpm-attach",
                "vtpm-attach nobody",
                "vtpm-attach hot foo=1",
                "vtpm-attach hot uuid=zz",
                "vtpm-attach hot backend=nobody",
                "vtpm-list nobody hot",
                "vtpm-detach hot 5",
                "-N vtpm-attach hot backend=0 uuid=12345678-1234-1234-1234-123456789abc",
                "vkb-attach hot",
                "vkb-attach nobody backend-type=linux",
                "vkb-attach hot width=3",
                "vkb-attach hot foo=3",
                "vkb-attach hot backend-type=linux feature-multi-touch=1",
                "-N vkb-attach hot backend-type=linux width=3",
                "vkb-detach hot 7",
                "vkb-list nobody",
                "vdispl-attach hot",
                "vdispl-attach hot foo=1",
                "-N vdispl-attach hot be-alloc=1 'connectors=a:1x2;b:3x4'",
                "vdispl-detach hot 4",
                "vdispl-list nobody",
                "vsnd-attach hot foo",
                "-N vsnd-attach hot " + SOUND,
                "vsnd-detach hot 3",
                "usbctrl-attach hot foo=1",
                "usbctrl-attach hot type=pv ports=99",
                "usbdev-attach hot foo=1",
                "usbdev-attach hot hostbus=1 hostaddr=99",
                "usbdev-detach hot 0",
                "channel-list hot nobody")) {
            same(command);
        }
    }

    /** What both print for a command, and end with. */
    private String same(String command) {
        Result theirs = dom0.sh(Dom0.REFERENCE + " " + command);
        Result ours = dom0.sh(Dom0.OURS + " " + command);
        if (theirs.exit() != 2) {
            assertThat(ours.out()).as(command).isEqualTo(theirs.out());
        }
        assertThat(ours.exit()).as(command + ours.err()).isEqualTo(theirs.exit());
        assertThat(ours.err().isEmpty()).as(command).isEqualTo(theirs.err().isEmpty());
        return ours.out();
    }

    @Test
    void aLinuxGuestUsesThem() {
        String run = "mount -t 9p -o trans=xen share /mnt; cat /mnt/hello; echo ls /dev/hvc1; (head -n 1 /dev/hvc1 &);"
                + " sleep 8; echo a word from the guest > /dev/hvc1; echo all spoken";
        dom0.file("/root/uses.cfg", """
                name="uses"
                memory=160
                kernel="/root/vmlinux"
                ramdisk="/root/domu.cpio.gz"
                extra="console=tty0 console=hvc0 lab.modules=9p lab.run=%s"
                vfb=['vnc=1,vnclisten=127.0.0.1']
                p9=['tag=share,path=/srv/share,security_model=none']
                channel=['name=talk,connection=socket,path=/run/talk.sock']
                usbctrl=['type=qusb']
                usbdev=['hostbus=%s,hostaddr=%s']
                """.formatted(run.replace(' ', '+'), bus, stick));
        dom0.ok(Dom0.OURS + " create -q /root/uses.cfg");
        dom0.ok("(sleep 3; echo a word from the host; sleep 280) | timeout 300 socat - UNIX-CONNECT:/run/talk.sock"
                + " > /root/talk.txt 2>&1 &");
        dom0.awaitLog("uses", "hello from the host");
        dom0.awaitLog("uses", "a word from the host");
        dom0.awaitLog("uses", "all spoken");
        assertThat(dom0.ok("sleep 2; cat /root/talk.txt")).contains("a word from the guest");
        same("channel-list uses");
        same("vkb-list uses");
        assertThat(same("usb-list uses")).contains("Port 1: Bus");
        dom0.awaitStore("/local/domain/" + dom0.domid("uses") + "/device/vfb/0/state", "4");
        dom0.ok(Dom0.OURS + " usbdev-detach uses 0 1");
        assertThat(same("usb-list uses")).doesNotContain("Port 1: Bus");
        dom0.ok(Dom0.OURS + " usbdev-attach uses hostbus=" + bus + " hostaddr=" + stick);
        assertThat(same("usb-list uses")).contains("Port 1: Bus");
    }
}
