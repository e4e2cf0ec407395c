package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In the same state, our xl and the genuine one cannot be told apart: the store, the files, what they print. */
@OnXen
class ReferenceParityTest {
    private final Dom0 dom0;

    ReferenceParityTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    /** Configs whose trees are compared. */
    enum Config {
        TINY("memory=16\nkernel=\"/root/tiny.elf\"\n"),
        BALLOONED(
                "memory=16\nmaxmem=32\nvcpus=1\nmaxvcpus=3\nkernel=\"/root/tiny.elf\"\nextra=\"a b\"\nroot=\"/dev/xvda\"\n"),
        VIF(
                "memory=16\nkernel=\"/root/tiny.elf\"\nvif=['mac=00:16:3e:01:02:06,bridge=xenbr0', 'mac=00:16:3e:01:02:03,rate=1MB/s@20ms,vifname=lab0']\n"),
        DISK("memory=16\nkernel=\"/root/tiny.elf\"\ndisk=['/root/a.img,raw,xvda,w', 'file:/root/b.img,hdb,r']\n"),
        LINUX("""
              memory=128
              vcpus=2
              kernel="/root/vmlinux"
              ramdisk="/root/domu.cpio.gz"
              extra="console=hvc0 quiet"
              vif=['mac=00:16:3e:01:02:04']
              disk=['/root/a.img,raw,xvda,w']
              """);

        final String text;

        Config(String text) {
            this.text = text;
        }
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("release")
    void createLeavesTheReferencesStoreTreeAndFiles(Config config) {
        dom0.file("/root/same.cfg", "name=\"same\"\nuuid=\"11111111-2222-3333-4444-555555555555\"\n" + config.text);
        String theirs = after(Dom0.REFERENCE, config);
        String ours = after(Dom0.OURS, config);
        assertThat(ours).isEqualTo(theirs);
    }

    private String after(String xl, Config config) {
        dom0.ok(xl + " create -q /root/same.cfg");
        int domid = dom0.domid("same");
        if (config == Config.LINUX) {
            dom0.awaitStore("/local/domain/" + domid + "/device/vif/0/state", "4");
            dom0.awaitStore("/local/domain/" + domid + "/device/vbd/51712/state", "4");
        }
        String tree = dom0.tree(domid);
        String files = dom0.ok("cd /var/lib/xen && ls -l userdata-*." + domid + ".* | awk '{print $1, $3, $4, $9}'"
                + " | sed 's/[.]" + domid + "[.]/.D./'");
        String stored = dom0.ok("tr -d '\\000' < /var/lib/xen/userdata-d." + domid + ".*.libxl-json");
        dom0.ok(Dom0.REFERENCE + " destroy same");
        return tree + files + stored;
    }

    @Test
    @Tag("release")
    void listingsAreEqualByteForByte() {
        dom0.file("/root/p.cfg", "name=\"paused\"\nmemory=16\nkernel=\"/root/tiny.elf\"\n");
        dom0.file(
                "/root/q.cfg",
                "name=\"theirs\"\nmemory=24\nvcpus=2\nkernel=\"/root/tiny.elf\"\ncpus=\"0\"\n"
                        + "vif=['mac=00:16:3e:01:02:05']\ndisk=['/root/a.img,raw,xvda,w']\n");
        dom0.ok(Dom0.OURS + " create -q -p /root/p.cfg");
        dom0.ok(Dom0.REFERENCE + " create -q -p /root/q.cfg");
        for (String command : new String[] {
            "list -l",
            "list -l paused",
            "list -l theirs",
            "domid paused",
            "domname " + dom0.domid("paused"),
            "info xen_version",
            "info xen_commandline",
            "info nr_cpus",
            "info xen",
            "list paused",
            "list -v theirs",
            "list -n theirs",
            "list -c theirs",
            "vcpu-list theirs paused",
            "list -Z paused",
            "domid nobody",
            "domname 7777",
            "list nobody",
            "list 7777",
        }) {
            Result theirs = dom0.sh(Dom0.REFERENCE + " " + command);
            Result ours = dom0.sh(Dom0.OURS + " " + command);
            assertThat(ours.out()).as(command).isEqualTo(theirs.out());
            assertThat(ours.exit()).as(command).isEqualTo(theirs.exit());
            assertThat(ours.err().isEmpty())
                    .as(command + " stderr")
                    .isEqualTo(theirs.err().isEmpty());
        }
        for (String command : new String[] {" info", " info -n"}) {
            assertThat(withoutFigures(dom0.ok(Dom0.OURS + command)))
                    .isEqualTo(withoutFigures(dom0.ok(Dom0.REFERENCE + command)));
        }
        assertThat(withoutTimes(dom0.ok(Dom0.OURS + " list")))
                .isEqualTo(withoutTimes(dom0.ok(Dom0.REFERENCE + " list")));
        assertThat(withoutTimes(dom0.ok(Dom0.OURS + " list -v")))
                .isEqualTo(withoutTimes(dom0.ok(Dom0.REFERENCE + " list -v")));
        assertThat(dom0.ok(Dom0.OURS + " dmesg").strip())
                .startsWith(dom0.ok(Dom0.REFERENCE + " dmesg").strip().substring(0, 200));
    }

    /** free_memory moves with what Xen itself allocates between two calls. */
    private static String withoutFigures(String info) {
        return info.replaceAll("(?m)^(free_memory +: |   0: +\\d+ +)\\d+", "$1N");
    }

    /** Domain-0 runs while it is asked: its state and time move. */
    private static String withoutTimes(String list) {
        return list.replaceAll("(?m)^(Domain-0 .*) [r-][b-]---- +[0-9.]+", "$1 STATE TIME");
    }
}
