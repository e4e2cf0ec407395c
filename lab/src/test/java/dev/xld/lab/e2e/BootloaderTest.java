package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guests whose kernel is in their disk: pygrub as the reference runs it, loaders that misbehave, and grub as the kernel. */
@OnXen
class BootloaderTest {
    private static final String LINUX = "/host/vmlinuz /host/domu.cpio.gz";
    private static final String TINY = "/root/tiny.elf /etc/hostname";
    private static final String RAW = "/root/boot.img,raw,xvda,w";

    /** As Debian's /etc/init.d/xen starts it. */
    private static final String START_QEMU_OF_DOM0 =
            "modprobe xen-blkfront && /usr/libexec/xen-qemu-system-i386 -xen-domid 0"
                    + " -xen-attach -name dom0 -nographic -M xenpv -daemonize -monitor none -serial none -parallel none"
                    + " -pidfile /run/qemu-dom0.pid";

    private final Dom0 dom0;

    BootloaderTest(LabHost host) {
        this.dom0 = new Dom0(host);
        host.put(host.root().resolve("lab/dom0/boot-disk"), "/root/boot-disk");
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
        dom0.ok("rm -f /root/boot.img /root/boot.qcow2 /var/log/xen/bootloader.* /var/log/xen/guest-boot.log");
    }

    private void disk(String form, String files, String table) {
        dom0.ok("bash /root/boot-disk /root/boot.img " + form + " " + files + " " + table);
    }

    private void config(String lines) {
        config(RAW, lines);
    }

    private void config(String disk, String lines) {
        dom0.file(
                "/root/boot.cfg",
                "name=\"boot\"\nuuid=\"11111111-2222-3333-4444-555555555555\"\nmemory=16\ndisk=['" + disk + "']\n"
                        + lines);
    }

    /** Writes a loader of our own that finds its options as pygrub does: $out and $dir. */
    private void loader(String body) {
        dom0.file("/root/loader", """
                #!/bin/bash
                for word; do
                  case $word in
                    --output=*) out=${word#--output=} ;;
                    --output-directory=*) dir=${word#--output-directory=} ;;
                  esac
                done
                """ + body + "\n");
        dom0.ok("chmod +x /root/loader");
    }

    @ParameterizedTest
    @CsvSource({"grub.cfg,'','extra=\"a b\"'", "menu.lst,MBR,'bootloader_args=[\"--entry=1\"]'"})
    @Tag("thorough")
    void pygrubBootsWhatTheReferenceBootsAndLeavesTheSame(String form, String table, String lines) {
        disk(form, TINY, table);
        config("bootloader=\"pygrub\"\n" + lines + "\n");
        String theirs = after(Dom0.REFERENCE);
        assertThat(theirs).contains("boot_kernel", "which=");
        assertThat(after(Dom0.OURS)).isEqualTo(theirs);
    }

    /** Store, files, log and listing of a guest this xl has created, made comparable. */
    private String after(String xl) {
        dom0.ok(xl + " create -q /root/boot.cfg");
        int domid = dom0.domid("boot");
        String tree = dom0.tree(domid).replaceAll("bootloader\\.\\d+\\.d/(boot_[a-z]+)\\.\\w+", "$1");
        String files = dom0.ok(
                        "cd /var/lib/xen; ls | grep -v domid; cd /var/log/xen; ls -l bootloader* | awk '{print $1, $3, $4, $5}'; cat bootloader.*")
                .replace("." + domid + ".", ".D.");
        String listed = dom0.ok(xl + " list -l boot").replaceFirst("\"domid\": \\d+", "D");
        dom0.awaitLog("boot", "tiny: up");
        dom0.ok(Dom0.REFERENCE + " destroy boot; rm /var/log/xen/bootloader.* /var/log/xen/guest-boot.log");
        return tree + files + listed;
    }

    /** Dom0 becomes the image's guest while pygrub reads it. */
    @Test
    void pygrubReadsWhatOnlyQemuCanRead() {
        disk("grub.cfg", TINY, "MBR");
        dom0.ok("qemu-img convert -O qcow2 /root/boot.img /root/boot.qcow2; " + START_QEMU_OF_DOM0);
        config("/root/boot.qcow2,qcow2,xvda,w", "bootloader=\"pygrub\"\n");
        try {
            String theirs = after(Dom0.REFERENCE);
            String left = dom0.traces();
            assertThat(after(Dom0.OURS)).isEqualTo(theirs);
            dom0.destroyAll();
            assertThat(dom0.traces()).isEqualTo(left);
        } finally {
            dom0.ok("qemu=$(</run/qemu-dom0.pid); kill $qemu; while kill -0 $qemu 2>/dev/null; do sleep 0.5; done");
        }
        String before = dom0.traces();
        Result refused = dom0.sh(Dom0.OURS + " create -q /root/boot.cfg");
        assertThat(refused.err())
                .contains("/root/boot.qcow2", "/etc/init.d/xen")
                .hasLineCount(1);
        dom0.destroyAll();
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void aPvhGuestBootsLinuxFromItsDiskAndAgainWhenItReboots() {
        disk("grub.cfg", LINUX, "MBR");
        config("type=\"pvh\"\nmemory=128\nbootloader=\"pygrub\"\n");
        String before = dom0.traces();
        dom0.ok(Dom0.INSTALLED + " create -q /root/boot.cfg");
        int first = dom0.domid("boot");
        dom0.awaitLog("boot", "domU up");
        dom0.ok(Dom0.OURS + " reboot boot");
        dom0.awaitDomid("boot", id -> id > first);
        int second = dom0.domid("boot");
        dom0.awaitStore("/local/domain/" + second + "/device/vbd/51712/state", "4");
        dom0.ok(Dom0.OURS + " shutdown -w boot");
        dom0.awaitGone("boot");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void itsMenuIsOnTheConsoleAndTheUserChooses() {
        dom0.ok("export MENU_SECONDS=60; bash /root/boot-disk /root/boot.img grub.cfg " + TINY);
        config("bootloader=\"pygrub\"\n");
        Result console = dom0.sh(
                "(until grep -q 'Will boot' /var/log/xen/bootloader.*.log 2>/dev/null; do sleep 1; done; sleep 2;"
                        + " printf '\\033OB'; sleep 2; printf '\\r'; until grep -q tiny /var/log/xen/guest-boot.log; do sleep 1; done; sleep 2;"
                        + " printf '\\035') | timeout 300 script -qec '" + Dom0.INSTALLED
                        + " create -qc /root/boot.cfg' /dev/null");
        assertThat(console.out()).contains("pyGRUB", "tiny: up");
        assertThat(dom0.ok("xenstore-read /vm/11111111-2222-3333-4444-555555555555/image/cmdline"))
                .contains("which=second");
    }

    @Test
    void destroyingADomainEndsItsLoader() {
        disk("grub.cfg", TINY, "");
        loader("echo here is no menu; sleep 1000");
        config("bootloader=\"/root/loader\"\n");
        String before = dom0.traces();
        dom0.ok(Dom0.OURS + " create -q /root/boot.cfg > /root/boot.out 2>&1 & echo");
        dom0.awaitDomid("boot", id -> id > 0);
        dom0.ok("until grep -q menu /var/log/xen/bootloader.*.log; do sleep 1; done; " + Dom0.INSTALLED
                + " destroy boot");
        dom0.awaitGone("boot");
        assertThat(dom0.ok("until grep . /root/boot.out; do sleep 1; done"))
                .contains("destroyed while its boot loader ran");
        assertThat(dom0.sh("pgrep -f 'sleep 1000'").exit()).isEqualTo(1);
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void loadersThatMisbehaveAreNamedAndLeaveNothing() {
        disk("grub.cfg", TINY, "");
        config("bootloader=\"/root/loader\"\n");
        String before = dom0.traces();
        String answer = "printf 'kernel %s\\0\\0' ";
        for (String[] bad : new String[][] {
            {"echo no partition; exit 3", "exit status 3; it said: no partition"},
            {"echo garbage > $out", "garbage"},
            {":", "named no kernel"},
            {answer + "/root/tiny.elf > $out", "/root/tiny.elf, which is not in /var/lib/xen/bootloader."},
            {"ln -s /root/tiny.elf $dir/k; " + answer + "$dir/k > $out", "no plain file"},
            {"truncate -s 1G $dir/k && " + answer + "$dir/k > $out || exit 9", "exit status 9"},
            {
                "(sleep 1000 &) ; setsid sleep 1000 & for i in 1 2 3; do truncate -s 400M $dir/$i; done; wait",
                "brought out more than"
            },
        }) {
            loader(bad[0]);
            Result result = dom0.sh(Dom0.OURS + " create -q /root/boot.cfg");
            assertThat(result.err()).as(bad[0]).contains("boot loader /root/loader of domain \"boot\"", bad[1]);
            assertThat(result.exit()).as(bad[0]).isEqualTo(3);
            assertThat(dom0.traces()).as(bad[0]).isEqualTo(before);
        }
        assertThat(dom0.sh("pgrep -f 'sleep 1000'").exit()).isEqualTo(1);
        assertThat(dom0.sh(Dom0.OURS + " create -q /root/boot.cfg bootloader=\\\"nonesuch\\\"")
                        .err())
                .contains("There is no boot loader nonesuch", "/usr/lib/xen-");
    }

    /** No boot loader runs: grub is the guest's kernel, and boots the one in the disk from within the guest. */
    @Test
    void grubItselfCanBeTheKernel() {
        bootsByGrub("kernel=\"/usr/lib/grub-xen/grub-x86_64-xen.bin\"\n");
    }

    @Test
    @Tag("thorough")
    void grubItselfCanBeTheKernelOfAPvhGuest() {
        bootsByGrub("type=\"pvh\"\nkernel=\"/usr/lib/grub-xen/grub-i386-xen_pvh.bin\"\n");
    }

    private void bootsByGrub(String lines) {
        disk("grub.cfg", LINUX, "MBR");
        config("memory=256\n" + lines);
        dom0.ok(Dom0.OURS + " create -q /root/boot.cfg");
        dom0.awaitLog("boot", "domU up");
    }
}
