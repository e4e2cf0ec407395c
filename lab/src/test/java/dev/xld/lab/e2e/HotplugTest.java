package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plugging by system calls leaves in dom0 cannot be told from what the scripts leave: nodes, loop devices, interfaces,
 * bridge ports; and what cannot be plugged is named and leaves nothing.
 */
@Order(1)
@OnXen
class HotplugTest {
    private static final String DISK = "disk=['/root/a.img,raw,xvda,w']\n";
    private static final String XLD_CONF = "/etc/xen/xld.conf";

    private final LabHost host;
    private final Dom0 dom0;

    HotplugTest(LabHost host) {
        this.host = host;
        this.dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
        dom0.ok("rm -f /usr/sbin/ifconfig /usr/sbin/ovs-vsctl; ip address delete 192.0.2.1/24 dev xenbr0");
    }

    /** Devices of configs. */
    enum Devices {
        CARDS(
                "vif=['mac=00:16:3e:01:02:06,mtu=1400', 'mac=00:16:3e:01:02:07,mtu=1400,rate=1MB/s,vifname=lab7,ip=192.0.2.7']"),
        DISKS(
                "disk=['/root/a.img,raw,xvda,r','/root/b.img,raw,xvdb,w','/root/link.img,raw,hdc,r','phy:/dev/loop70,xvdd,w']"),
        /** By a script of the user's own, which notes its arguments and environment. */
        OWN_SCRIPT("vif=['mac=00:16:3e:01:02:06,script=vif-own,bridge=xenbr0,ip=192.0.2.9']"),
        /** By the distribution's other scripts; what dom0 has not got of their tools is played. */
        STOCK_SCRIPTS(
                "vif=['mac=00:16:3e:01:02:06,script=vif-nat,ip=192.0.2.20', 'mac=00:16:3e:01:02:07,script=vif-route,gatewaydev=xenbr0,ip=192.0.2.21',"
                        + " 'mac=00:16:3e:01:02:08,script=vif-openvswitch,bridge=ovs0.7:8:9']"),
        BOTH("vif=['mac=00:16:3e:01:02:06,bridge=xenbr0']\ndisk=['/root/a.img,raw,xvda,w']");

        final String text;

        Devices(String text) {
            this.text = text;
        }
    }

    /** What vif-route and vif-openvswitch call, and the address vif-route gives. */
    @BeforeEach
    void playTools() {
        dom0.file("/usr/sbin/ifconfig", "#!/bin/sh\nip address add $2/32 dev $1 && ip link set $1 up\n");
        dom0.file("/usr/sbin/ovs-vsctl", "#!/bin/sh\necho ovs-vsctl $* >> /run/vif-own\n");
        dom0.ok("chmod +x /usr/sbin/ifconfig /usr/sbin/ovs-vsctl; ip address replace 192.0.2.1/24 dev xenbr0");
    }

    @ParameterizedTest
    @EnumSource
    void dom0IsAsAfterTheReference(Devices devices) {
        dom0.ok(
                "printf '#!/bin/bash\\n(echo $*; env | grep -E \"^(XENBUS_|vif=|netdev=|script=)\" | sort) >> /run/vif-own\\n"
                        + ". /etc/xen/scripts/vif-bridge\\n' > /etc/xen/scripts/vif-own; chmod +x /etc/xen/scripts/vif-own; ln -sf a.img /root/link.img; truncate -s 8M /root/dev.img;"
                        + " losetup /dev/loop70 >/dev/null 2>&1 || losetup /dev/loop70 /root/dev.img");
        try {
            dom0.tiny("plug", "uuid=\"11111111-2222-3333-4444-555555555555\"\n" + devices.text + "\n");
            List<String> theirs = states(Dom0.REFERENCE);
            List<String> ours = states(Dom0.OURS);
            assertThat(ours).isEqualTo(theirs);
        } finally {
            dom0.sh("losetup -d /dev/loop70; rm -f /etc/xen/scripts/vif-own");
        }
    }

    /** With the domain, and without it again. */
    private List<String> states(String xl) {
        String before = plugged(0);
        dom0.ok(xl + " create -q /root/plug.cfg");
        int domid = dom0.domid("plug");
        String with = dom0.tree(domid) + plugged(domid);
        dom0.ok(xl + " destroy plug");
        await("dom0 as it was")
                .atMost(Duration.ofMinutes(2))
                .until(() -> plugged(0).equals(before));
        return List.of(with, plugged(0));
    }

    /** The kernel's side, without what differs between any two creates: numbers of domains, devices and interfaces, timers. */
    private String plugged(int domid) {
        return dom0.ok(
                        "losetup -l -n -O BACK-FILE,RO,AUTOCLEAR,DIO,OFFSET,SIZELIMIT,PARTSCAN,LOG-SEC | sort;"
                                + " for i in $(ls /sys/class/net); do echo \"$i:\"; ip -d -o link show dev $i; ip -o address show dev $i; done;"
                                + " bridge -d link; ls /sys/class/net/xenbr0/brif; ip route; cat /run/vif-own 2>/dev/null; rm -f /run/vif-own")
                .replace("backend/vif/" + domid + "/", "backend/vif/D/")
                .replaceAll("\\bvif([.-]?)" + domid + "([.-])", "vif$1D$2")
                .replaceAll("(?m)^\\d+: ", "")
                .replaceAll("timer +[0-9.]+|age +[0-9.]+|(port_no|port_id|designated_port|no) +[0-9a-fx]+", "N");
    }

    @Test
    void theWorkIsDoneWithoutTheScriptsTools() {
        dom0.tiny("plug", Devices.BOTH.text + "\n");
        String tools = "/usr/sbin/losetup /usr/sbin/brctl";
        dom0.ok("for t in " + tools + "; do mv $t $t.away; done");
        try {
            dom0.ok(Dom0.OURS + " create -q /root/plug.cfg");
            dom0.ok(Dom0.OURS + " destroy plug");
        } finally {
            dom0.ok("for t in " + tools + "; do mv $t.away $t; done");
        }
        assertThat(dom0.ok("losetup -a")).doesNotContain("a.img");
    }

    @Test
    void anEditedScriptIsRun() {
        dom0.tiny("plug", DISK);
        String before = dom0.traces();
        dom0.ok("cp -a /etc/xen/scripts/block /root/block.stock; rm -f /root/ran;"
                + " sed -i '2i echo $1 >> /root/ran' /etc/xen/scripts/block");
        try {
            dom0.ok(Dom0.OURS + " create -q /root/plug.cfg");
            dom0.ok(Dom0.OURS + " destroy plug");
            assertThat(dom0.ok("cat /root/ran")).isEqualTo("add\nremove\n");
        } finally {
            dom0.ok("cp -a /root/block.stock /etc/xen/scripts/block");
        }
        dom0.ok("rm /root/ran; " + Dom0.OURS + " create -q /root/plug.cfg; " + Dom0.OURS + " destroy plug");
        assertThat(dom0.sh("test -e /root/ran").exit()).isNotZero();
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void aScriptThatHangsIsEndedWithAllItStartedAndNamed() {
        dom0.file("/root/hang", "#!/bin/sh\necho waiting for Godot >&2\nsleep 4321 & sleep 4321\n");
        dom0.ok("chmod +x /root/hang; cp " + XLD_CONF + " /root/xld.conf.stock; echo 'hotplug_timeout = 2' >> "
                + XLD_CONF + "; /etc/init.d/xld restart");
        try {
            dom0.tiny("plug", "vif=['script=/root/hang']\ndisk=['/root/a.img,raw,xvda,w']\n");
            String before = dom0.traces();
            Result refused = dom0.sh(Dom0.OURS + " create -q /root/plug.cfg");
            assertThat(refused.exit()).isNotZero();
            assertThat(refused.err()).contains("/root/hang", "within 2 s", "waiting for Godot");
            assertThat(dom0.sh("pgrep -f 'sleep 4321'").out()).isEmpty();
            await("nothing left")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> dom0.traces().equals(before));
        } finally {
            dom0.ok("cp /root/xld.conf.stock " + XLD_CONF + "; /etc/init.d/xld restart");
        }
    }

    /** The reference does not see it with Debian's losetup, and lets both write. */
    @Test
    void anImageInUseIsRefusedWithItsUser() {
        dom0.tiny("first", DISK);
        dom0.ok(Dom0.REFERENCE + " create -q /root/first.cfg");
        String before = dom0.traces();
        for (String mode : List.of("w", "r")) {
            dom0.tiny("plug", "disk=['/root/a.img,raw,xvda," + mode + "']\n");
            Result ours = dom0.sh(Dom0.OURS + " create -q /root/plug.cfg");
            assertThat(ours.exit()).isEqualTo(3);
            assertThat(ours.err())
                    .contains("/root/a.img is written by domain " + dom0.domid("first") + " (first)")
                    .hasLineCount(1);
            assertThat(dom0.traces()).isEqualTo(before);
        }
    }

    @Test
    void aBlockDeviceInUseIsRefusedAsByTheReference() {
        dom0.ok(
                "truncate -s 8M /root/fs.img; mke2fs -q -F /root/fs.img; mkdir -p /root/mnt; losetup /dev/loop71 /root/fs.img;"
                        + " mount /dev/loop71 /root/mnt");
        try {
            dom0.tiny("plug", "disk=['phy:/dev/loop71,xvda,r']\n");
            Result theirs = dom0.sh(Dom0.REFERENCE + " create -q /root/plug.cfg");
            Result ours = dom0.sh(Dom0.OURS + " create -q /root/plug.cfg");
            assertThat(ours.exit()).isEqualTo(theirs.exit()).isNotZero();
            assertThat(ours.err()).contains("is mounted read-write in dom0 at /root/mnt");
        } finally {
            dom0.ok("umount /root/mnt; losetup -d /dev/loop71");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 700})
    @Tag("thorough")
    void aDaemonKilledAnywhereLeavesNoLoopDeviceAndNoInterface(int millis) {
        for (String script : List.of("soak.py", "xld_socket.py")) {
            host.put(host.root().resolve("lab/dom0").resolve(script), "/root/" + script);
        }
        String before = dom0.traces();
        dom0.sh("(python3 /root/soak.py /root/tiny.elf 20 20 >/dev/null 2>&1) & s=$!; sleep 3; sleep 0." + millis % 1000
                + "; kill -9 $(cat /run/xld/xld.pid); wait $s");
        dom0.ok("/etc/init.d/xld start");
        dom0.sh(Dom0.REFERENCE + " destroy soak");
        await("nothing left")
                .atMost(Duration.ofMinutes(1))
                .until(() -> dom0.traces().equals(before));
    }
}
