package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Domains over their life: start, console, stop, the actions when they stop, and daemons that die meanwhile. */
@OnXen
class LifecycleTest {
    private final Dom0 dom0;

    LifecycleTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    @Test
    @Tag("release")
    void aLinuxGuestStartsSeesItsDevicesAndShutsDown() {
        dom0.file("/root/linux.cfg", """
                name="linux"
                memory=128
                kernel="/root/vmlinux"
                ramdisk="/root/domu.cpio.gz"
                extra="console=hvc0 quiet"
                vif=['bridge=xenbr0']
                disk=['/root/a.img,raw,xvda,w']
                """);
        String before = dom0.traces();
        dom0.ok(Dom0.INSTALLED + " create -q /root/linux.cfg");
        int domid = dom0.domid("linux");
        dom0.awaitStore("/local/domain/" + domid + "/device/vbd/51712/state", "4");
        dom0.awaitStore("/local/domain/" + domid + "/device/vif/0/state", "4");
        dom0.awaitLog("linux", "domU up");
        assertThat(dom0.ok(Dom0.INSTALLED + " list linux")).contains("linux");
        dom0.ok(Dom0.INSTALLED + " shutdown -w linux");
        dom0.awaitGone("linux");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    @Tag("release")
    void theConsoleShowsWhatTheGuestSays() {
        dom0.tiny("talker", "");
        dom0.ok(Dom0.OURS + " create -q -p /root/talker.cfg");
        Result console = dom0.sh("(sleep 30; " + Dom0.REFERENCE + " unpause talker; sleep 3; " + Dom0.REFERENCE
                + " destroy talker) & timeout 150 script -qec '"
                + Dom0.INSTALLED + " console talker' /dev/null < /dev/null; wait");
        assertThat(console.out()).contains("tiny");
    }

    @Test
    void aGuestThatRebootsIsStartedAgain() {
        dom0.tiny("again", "");
        dom0.ok(Dom0.OURS + " create -q /root/again.cfg");
        dom0.awaitLog("again", "tiny");
        int before = dom0.domid("again");
        dom0.ok(Dom0.OURS + " reboot again");
        dom0.awaitDomid("again", id -> id > before);
    }

    @Test
    void preservedAndRenamedDomainsStay() {
        dom0.tiny("kept", "on_poweroff=\"preserve\"\n");
        dom0.tiny("moved", "on_reboot=\"rename-restart\"\n");
        dom0.ok(Dom0.OURS + " create -q /root/kept.cfg");
        dom0.ok(Dom0.OURS + " create -q /root/moved.cfg");
        dom0.awaitLog("kept", "tiny");
        dom0.awaitLog("moved", "tiny");
        int moved = dom0.domid("moved");
        dom0.ok(Dom0.OURS + " shutdown -w kept");
        assertThat(dom0.ok(Dom0.OURS + " list kept")).contains("---s");
        dom0.ok(Dom0.OURS + " reboot moved");
        dom0.awaitDomid("moved", id -> id > moved);
        assertThat(dom0.ok(Dom0.OURS + " list")).containsPattern("moved-\\d{8}T\\d{4}Z");
    }

    @Test
    void killingTheDaemonLosesNoGuest() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            dom0.tiny("g" + i, "");
            names.append(" g").append(i);
        }
        dom0.create(names.toString().strip().split(" "));
        dom0.awaitLog("g7", "tiny");
        String before = dom0.ok(Dom0.REFERENCE + " list | awk '{print $1, $2}'");
        dom0.ok("kill -9 $(cat /run/xld/xld.pid)");
        assertThat(dom0.sh(Dom0.OURS + " list").err()).contains("/run/xld/xld.sock");
        assertThat(dom0.ok(Dom0.REFERENCE + " list | awk '{print $1, $2}'")).isEqualTo(before);
        dom0.ok("/etc/init.d/xld start");
        assertThat(dom0.ok(Dom0.OURS + " list | awk '{print $1, $2}'")).isEqualTo(before);
        int g7 = dom0.domid("g7");
        dom0.ok(Dom0.REFERENCE + " reboot g7");
        dom0.awaitDomid("g7", id -> id > g7);
    }

    @Test
    void whatStoppedWhileTheDaemonWasAwayIsHandledWhenItIsBack() {
        dom0.tiny("away", "");
        dom0.tiny("off", "");
        dom0.create("away", "off");
        dom0.awaitLog("away", "tiny");
        dom0.awaitLog("off", "tiny");
        int away = dom0.domid("away");
        dom0.ok("kill -9 $(cat /run/xld/xld.pid)");
        dom0.ok(Dom0.REFERENCE + " reboot away; " + Dom0.REFERENCE + " shutdown off; sleep 2");
        dom0.ok("/etc/init.d/xld start");
        dom0.awaitDomid("away", id -> id > away);
        dom0.awaitGone("off");
    }
}
