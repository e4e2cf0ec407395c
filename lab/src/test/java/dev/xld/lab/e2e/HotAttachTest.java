package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disks and cards given to running guests, used there, taken back; with the genuine xl's words, lists, trees and files. */
@OnXen
class HotAttachTest {
    private final Dom0 dom0;

    HotAttachTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    private int linux(String name) {
        dom0.file(
                "/root/" + name + ".cfg",
                "name=\"" + name + "\"\nmemory=128\nkernel=\"/root/vmlinux\"\nramdisk=\"/root/domu.cpio.gz\"\n"
                        + "extra=\"console=hvc0 quiet\"\n");
        dom0.ok(Dom0.OURS + " create -q /root/" + name + ".cfg");
        dom0.awaitLog(name, "domU up");
        return dom0.domid(name);
    }

    /** Types a line at the guest's shell. */
    private void type(int domid, String line) {
        dom0.ok("printf '%s\\n' '" + line + "' > $(xenstore-read /local/domain/" + domid + "/console/tty)");
    }

    private String lists(String xl, String guest) {
        return dom0.ok(xl + " block-list " + guest) + dom0.ok(xl + " network-list " + guest);
    }

    @Test
    void a_guest_writes_to_a_disk_it_was_given_and_the_image_has_the_words() {
        int domid = linux("writer");
        dom0.ok("truncate -s 16M /root/hot.img");
        String before = dom0.tree(domid);
        String loops = dom0.ok("losetup -a | wc -l");

        dom0.ok(Dom0.OURS + " block-attach writer /root/hot.img,raw xvdb w");
        dom0.awaitStore("/local/domain/" + domid + "/device/vbd/51728/state", "4");
        assertThat(lists(Dom0.OURS, "writer")).isEqualTo(lists(Dom0.REFERENCE, "writer"));
        assertThat(dom0.ok(Dom0.REFERENCE + " list -l writer")).contains("/root/hot.img");
        type(domid, "echo hot words | dd of=/dev/xvdb conv=sync && sync && echo wrote-$((40 + 2))");
        dom0.awaitLog("writer", "wrote-42");
        dom0.ok(Dom0.OURS + " block-detach writer xvdb");

        assertThat(dom0.ok("head -n 1 /root/hot.img")).isEqualTo("hot words\n");
        assertThat(dom0.tree(domid)).isEqualTo(before);
        assertThat(dom0.ok("losetup -a | wc -l")).isEqualTo(loops);
        assertThat(dom0.ok(Dom0.REFERENCE + " list -l writer")).doesNotContain("/root/hot.img");
    }

    @Test
    void two_guests_talk_over_the_cards_they_were_given() {
        int left = linux("left");
        int right = linux("right");
        String before = dom0.tree(left);
        String interfaces = dom0.ok("ls /sys/class/net");

        dom0.ok(Dom0.OURS + " network-attach left mac=00:16:3e:01:02:0a bridge=xenbr0");
        dom0.ok(Dom0.OURS + " network-attach right mac=00:16:3e:01:02:0b");
        for (int domid : List.of(left, right)) {
            dom0.awaitStore("/local/domain/" + domid + "/device/vif/0/state", "4");
        }
        assertThat(lists(Dom0.OURS, "left right")).isEqualTo(lists(Dom0.REFERENCE, "left right"));
        type(right, "ip addr add 10.9.0.2/24 dev eth0; ip link set eth0 up; echo ready-$((40 + 2))");
        dom0.awaitLog("right", "ready-42");
        type(left, "ip addr add 10.9.0.1/24 dev eth0; ip link set eth0 up; sleep 2");
        type(left, "ping -c 3 10.9.0.2 && echo pinged-$((40 + 2))");
        dom0.awaitLog("left", "pinged-42");
        dom0.ok(Dom0.OURS + " network-detach left 00:16:3e:01:02:0a");
        dom0.ok(Dom0.OURS + " network-detach right 0");

        assertThat(dom0.tree(left)).isEqualTo(before);
        assertThat(dom0.ok("ls /sys/class/net")).isEqualTo(interfaces);
    }

    @Test
    void a_guest_that_keeps_its_disk_loses_it_only_by_force() {
        dom0.tiny("keeper", "");
        dom0.create("keeper");
        String before = dom0.traces();
        String tree = dom0.tree(dom0.domid("keeper"));
        dom0.ok(Dom0.OURS + " block-attach keeper /root/a.img,raw,xvdb,w");

        Result kept = dom0.sh(Dom0.OURS + " block-detach keeper xvdb");
        assertThat(kept.exit()).isEqualTo(1);
        assertThat(kept.err()).contains("did not release").contains("libxl_device_disk_safe_remove failed.");
        assertThat(dom0.ok(Dom0.OURS + " block-list keeper")).contains("51728");
        dom0.ok(Dom0.OURS + " block-detach -f keeper xvdb");

        assertThat(dom0.tree(dom0.domid("keeper"))).isEqualTo(tree);
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void dom0_itself_can_be_given_a_disk() {
        dom0.ok("modprobe xen-blkfront; echo words of dom0 > /root/own.img && truncate -s 1M /root/own.img");
        dom0.ok(Dom0.OURS + " block-attach 0 /root/own.img,raw,xvdh,r");
        dom0.awaitStore("/local/domain/0/device/vbd/51824/state", "4");
        assertThat(dom0.ok("head -n 1 /dev/xvdh")).isEqualTo("words of dom0\n");
        assertThat(dom0.ok(Dom0.OURS + " block-list 0")).isEqualTo(dom0.ok(Dom0.REFERENCE + " block-list 0"));
        dom0.ok(Dom0.OURS + " block-detach 0 xvdh");
        assertThat(dom0.sh("test -e /dev/xvdh").exit()).isEqualTo(1);
    }

    /** Run one after the other against one guest; a failure's reason is each program's own, its last line the reference's. */
    private static final List<String> COMMANDS = List.of(
            "-N block-attach same /root/a.img,raw,xvdb,w",
            "-N block-attach same phy:/dev/vg/x xvdc r",
            "-N network-attach same mac=00:16:3e:01:02:03 bridge=xenbr0 rate=1MB/s",
            "-N network-attach same",
            "block-attach same /root/a.img,raw,xvdb,q",
            "network-attach same nonsense=1",
            "block-attach nobody /root/a.img,raw,xvdb,w",
            "network-attach nobody",
            "block-attach same /root/a.img,raw,xvdb,w",
            "block-attach same /root/a.img,raw,xvdb,w",
            "block-attach same file:/root/b.img xvdd r",
            "block-attach same /nope,raw,xvde,w",
            "network-attach same mac=00:16:3e:01:02:03",
            "network-attach same mac=00:16:3e:01:02:04 bridge=xenbr0 devid=5",
            "network-attach same mac=00:16:3e:01:02:05",
            "block-list same",
            "network-list same",
            "block-list nobody same 7777",
            "network-list same nobody",
            "network-list 7777",
            "block-detach same xvdz",
            "network-detach same 9",
            "network-detach same 00:16:3e:99:99:99",
            "block-detach nobody xvda",
            "block-detach -f same xvdd",
            "network-detach same 00:16:3e:01:02:03");

    @Test
    @Tag("thorough")
    void words_lists_trees_and_files_are_the_references() {
        dom0.tiny("same", "uuid=\"11111111-2222-3333-4444-555555555555\"\n");
        List<String> theirs = story(Dom0.REFERENCE);
        List<String> ours = story(Dom0.OURS);
        for (int i = 0; i < theirs.size(); i++) {
            assertThat(ours.get(i)).isEqualTo(theirs.get(i));
        }
    }

    private List<String> story(String xl) {
        dom0.ok(Dom0.REFERENCE + " create -q /root/same.cfg");
        int domid = dom0.domid("same");
        List<String> story = new ArrayList<>();
        for (String command : COMMANDS) {
            Result result = dom0.sh(xl + " " + command);
            String last = result.err().strip().replaceAll("(?s).*\n", "");
            String out = result.out().replaceAll("/vif/" + domid + "/|/vbd/" + domid + "/", "/D/");
            story.add(command + ": " + result.exit() + "\n" + out.replaceAll("(?m)^(\\d+ +0 +)" + domid + " +", "$1D ")
                    + last);
        }
        story.add(dom0.tree(domid));
        dom0.ok(Dom0.REFERENCE + " destroy same");
        return story;
    }
}
