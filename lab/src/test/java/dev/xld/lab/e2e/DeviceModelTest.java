package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** qemu as the device model: like the reference's, and no more and no less alive than its domain. */
@Order(1)
@OnXen
class DeviceModelTest {
    private static final String SCREEN = "vfb=['vnc=1']\ndisk=['/root/dm.qcow2,qcow2,xvda,w']\n";

    private final LabHost host;
    private final Dom0 dom0;

    DeviceModelTest(LabHost host) {
        this.host = host;
        this.dom0 = new Dom0(host);
        dom0.ok("modprobe tun; test -e /root/dm.qcow2 || qemu-img create -q -f qcow2 /root/dm.qcow2 4M");
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    /** Configs whose device models are compared. */
    enum Config {
        FRAMEBUFFER("memory=16\nkernel=\"/root/tiny.elf\"\n" + SCREEN),
        HVM("""
            type="hvm"
            memory=128
            vcpus=2
            serial="pty"
            disk=['/root/dm.qcow2,qcow2,xvda,w', '/root/a.img,raw,xvdb,w', 'vdev=hdc,cdrom']
            vif=['mac=00:16:3e:01:02:07,bridge=xenbr0']
            """);

        final String text;

        Config(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void itRunsAsTheReferencesDoes(Config config) {
        dom0.file("/root/same.cfg", "name=\"same\"\nuuid=\"11111111-2222-3333-4444-555555555556\"\n" + config.text);
        String theirs = after(Dom0.REFERENCE);
        assertThat(after(Dom0.OURS)).isEqualTo(theirs);
    }

    /** Arguments, environment, session and nodes of a paused domain's qemu. */
    private String after(String xl) {
        dom0.ok(xl + " create -q -p /root/same.cfg");
        int domid = dom0.domid("same");
        long pid = pid(domid);
        String process = dom0.ok("tr '\\0' '\\n' < /proc/" + pid + "/cmdline; tr '\\0' '\\n' < /proc/" + pid
                + "/environ | grep ^XEN_ | sort; awk '{print ($1 == $5 && $1 == $6)}' /proc/" + pid
                + "/stat; readlink /proc/"
                + pid + "/fd/[012]");
        String nodes = dom0.ok("xenstore-ls -fp /local/domain/0/device-model/" + domid);
        String tree = dom0.tree(domid);
        dom0.ok(Dom0.REFERENCE + " destroy same");
        return (process + nodes)
                        .replaceAll("(-domid\n|DOMAIN_ID=|qmp-[a-z]+-|vif|device-model/|,n)" + domid + "\\b", "$1D")
                + tree;
    }

    /** From a drive that has a disc: Debian 12's qemu dies when one that was empty at first is given its first. */
    @Test
    @Tag("thorough")
    void aDiscIsChangedAsTheReferenceChangesIt() {
        dom0.ok("truncate -s 1M /root/first.iso /root/disc.iso");
        dom0.file(
                "/root/same.cfg",
                "name=\"same\"\nuuid=\"11111111-2222-3333-4444-555555555556\"\n"
                        + Config.HVM.text.replace("vdev=hdc,cdrom", "/root/first.iso,raw,hdc,cdrom"));
        List<String> theirs = afterChanges(Dom0.REFERENCE);
        List<String> ours = afterChanges(Dom0.OURS);
        assertThat(ours).isEqualTo(theirs);
        assertThat(ours.get(0)).startsWith("open\n");
        assertThat(ours.get(1)).doesNotStartWith("open\n");
    }

    /** Whether qemu has the disc open, nodes and list of disks, after it was put in and after it was taken out. */
    private List<String> afterChanges(String xl) {
        dom0.ok(xl + " create -q -p /root/same.cfg");
        int domid = dom0.domid("same");
        List<String> states = new ArrayList<>();
        for (String change : List.of("cd-insert same hdc /root/disc.iso", "cd-eject same hdc")) {
            dom0.ok(xl + " " + change);
            states.add(
                    dom0.ok("ls -l /proc/" + pid(domid) + "/fd | grep -q disc.iso && echo open; true")
                            + dom0.tree(domid)
                            + dom0.ok(
                                    Dom0.REFERENCE
                                            + " list -l same | grep -Eo '\"(pdev_path|vdev|backend|format|is_cdrom|removable)\": [^,]*'"));
        }
        dom0.ok(Dom0.REFERENCE + " destroy same");
        return states;
    }

    private long pid(int domid) {
        return Long.parseLong(dom0.ok("xenstore-read /local/domain/" + domid + "/image/device-model-pid")
                .strip());
    }

    private boolean alive(long pid) {
        return dom0.sh("test -d /proc/" + pid).exit() == 0;
    }

    @Test
    void itShowsTheGuestsScreen() {
        dom0.file("/root/screen.cfg", "name=\"screen\"\n" + Config.HVM.text);
        host.put(host.root().resolve("lab/dom0/rfb.py"), "/root/rfb.py");
        dom0.ok(Dom0.OURS + " create -q /root/screen.cfg");
        String port = dom0.ok("xenstore-read /local/domain/" + dom0.domid("screen") + "/console/vnc-port")
                .strip();
        dom0.ok("for i in $(seq 60); do python3 /root/rfb.py 127.0.0.1 " + port
                + " | grep -v 'lit 0$' | grep -q lit && exit 0; sleep 2; done; exit 1");
    }

    /** Debian's qemu for Xen is built without the cipher that VNC wants; where a later one has it, the password is asked for. */
    @Test
    void aPasswordIsAskedForOrTheCreateSaysWhyItCannotBe() {
        dom0.tiny("locked", "vfb=['vnc=1,vncpasswd=secret']\n");
        Result create = dom0.sh(Dom0.OURS + " create -q /root/locked.cfg");
        if (create.exit() != 0) {
            assertThat(create.err()).contains("does not support DES");
            assertThat(dom0.sh(Dom0.REFERENCE + " create -q /root/locked.cfg").exit())
                    .isNotZero();
            return;
        }
        host.put(host.root().resolve("lab/dom0/rfb.py"), "/root/rfb.py");
        String vnc = "python3 /root/rfb.py 127.0.0.1 "
                + dom0.ok("xenstore-read /local/domain/" + dom0.domid("locked") + "/console/vnc-port")
                        .strip();
        assertThat(dom0.ok(vnc + " secret")).contains("screen");
        assertThat(dom0.sh(vnc + " wrong").err()).contains("refused");
    }

    @Test
    void itLivesOnWithoutTheDaemonAndEndsWithItsDomain() {
        String before = dom0.traces();
        dom0.tiny("lasting", SCREEN);
        dom0.ok(Dom0.OURS + " create -q /root/lasting.cfg");
        long pid = pid(dom0.domid("lasting"));
        dom0.ok("kill -9 $(cat /run/xld/xld.pid)");
        assertThat(alive(pid)).isTrue();
        dom0.ok("/etc/init.d/xld start");
        dom0.ok("/etc/init.d/xld restart");
        assertThat(alive(pid)).isTrue();
        dom0.ok(Dom0.OURS + " destroy lasting");
        assertThat(alive(pid)).isFalse();
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void itsDeathIsLoggedAndTheDomainStaysForItsOwnerToDestroy() {
        String before = dom0.traces();
        dom0.tiny("bereft", SCREEN);
        dom0.ok(Dom0.OURS + " create -q /root/bereft.cfg");
        dom0.ok("kill -9 " + pid(dom0.domid("bereft"))
                + "; for i in $(seq 30); do tail -n 5 /var/log/xen/xld.log | grep -q 'device model of domain' && exit 0;"
                + " sleep 1; done; exit 1");
        assertThat(dom0.ok(Dom0.OURS + " list")).contains("bereft");
        dom0.ok(Dom0.OURS + " destroy bereft");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void oneThatDoesNotComeUpTakesTheCreateWithItAndIsQuoted() {
        String before = dom0.traces();
        dom0.tiny("failing", SCREEN + "device_model_override=\"/root/failing\"\n");
        dom0.ok("printf '#!/bin/sh\\necho no such luck >&2\\nexit 4\\n' > /root/failing; chmod +x /root/failing");
        Result create = dom0.sh(Dom0.OURS + " create -q /root/failing.cfg");
        assertThat(create.exit()).isNotZero();
        assertThat(create.err()).contains("exit status 4", "no such luck");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void aDaemonKilledWhileItStartsLeavesNoOrphan() {
        String before = dom0.traces();
        dom0.tiny("hanging", SCREEN + "device_model_override=\"/root/hanging\"\n");
        dom0.ok("printf '#!/bin/sh\\nwhile :; do sleep 0.2; done\\n' > /root/hanging; chmod +x /root/hanging");
        dom0.sh(Dom0.OURS + " create -q /root/hanging.cfg & for i in $(seq 200); do pgrep -f [x]en-domid && break;"
                + " sleep 0.2; done; kill -9 $(cat /run/xld/xld.pid); wait");
        assertThat(dom0.ok("pgrep -f [x]en-domid")).isNotBlank();
        dom0.ok("/etc/init.d/xld start");
        assertThat(dom0.sh("pgrep -f [x]en-domid").out()).isBlank();
        assertThat(dom0.traces()).isEqualTo(before);
    }
}
