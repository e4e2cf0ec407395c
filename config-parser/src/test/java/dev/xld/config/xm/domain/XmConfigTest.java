package dev.xld.config.xm.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xm.XmHost;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An xm file means what an xl.cfg means that says the same. */
class XmConfigTest {
    private static final String NO_UUID = "uuid = \"00112233-4455-6677-8899-aabbccddeeff\"\n";

    private static ParseResult xm(String text) {
        return XmConfig.parse("g", NO_UUID + text, List.of(), XmHost.UNKNOWN, XlDefaults.STOCK, HostCpus.UNKNOWN);
    }

    private static void same(String xm, String xl) {
        ParseResult ours = xm(xm);
        assertThat(ours.errors().stream().map(Diagnostic::text)).isEmpty();
        assertThat(ours.config())
                .isEqualTo(XlConfig.parse("g", NO_UUID + xl, List.of()).config());
    }

    @Test
    void anOrdinaryGuest() {
        same("""
                vmid = 3
                name = "VM%d" % vmid
                kernel = "/boot/vmlinuz-2.6-xenU"
                builder = 'linux'
                memory = 64
                root = "/dev/sda1 ro"
                extra = "4"
                ip = "10.0.0.%d" % (10 + vmid)
                netmask = "255.255.255.0"
                disk = [ 'phy:sda%d,sda1,w' % (7 + vmid), 'file:/img/%s.img,sda2,w!' % name, ',hdc:cdrom,r' ]
                vif = [ 'mac=00:16:3e:00:00:11, bridge=xenbr0' ]
                restart = 'onreboot'
                """, """
                name = "VM3"
                type = "pv"
                kernel = "/boot/vmlinuz-2.6-xenU"
                memory = 64
                cmdline = "root=/dev/sda1 ro ip=10.0.0.13:127.0.255.255::255.255.255.0::eth0:off 4"
                disk = [ "vdev=sda1,access=rw,target=/dev/sda10", "vdev=sda2,access=rw,target=/img/VM3.img",
                         "vdev=hdc,devtype=cdrom,access=ro" ]
                vif = [ 'mac=00:16:3e:00:00:11, bridge=xenbr0' ]
                on_crash = "destroy"
                """);
    }

    @Test
    void anHvmGuestOfXen3() {
        same("""
                import os, re
                arch = os.uname()[4]
                if re.search('64', arch):
                    arch_libdir = 'lib64'
                else:
                    arch_libdir = 'lib'
                kernel = "/usr/lib/xen/boot/hvmloader"
                builder='hvm'
                memory = 128
                name = "ExampleHVMDomain"
                vif = [ 'type=ioemu, bridge=xenbr0' ]
                disk = [ 'phy:hda1,ioemu:hda,w', ',hdc:cdrom,r', 'tap:qcow2:/a.img,hdb,w' ]
                device_model_override = '/usr/' + arch_libdir + '/xen/bin/qemu-dm'
                boot="cda"
                sdl=0
                vnc=1
                cpu_cap=50
                """, """
                name = "ExampleHVMDomain"
                type = "hvm"
                memory = 128
                vif = [ 'type=ioemu, bridge=xenbr0' ]
                disk = [ "vdev=hda,access=rw,target=/dev/hda1", "vdev=hdc,devtype=cdrom,access=ro",
                         "format=qcow2,vdev=hdb,access=rw,target=/a.img" ]
                device_model_override = "/usr/lib64/xen/bin/qemu-dm"
                boot = "cda"
                sdl = 0
                vnc = 1
                cap = 50
                on_crash = "restart"
                """);
    }

    @Test
    void netbsdDisksAndXmDefaults() {
        same("""
                kernel = "/netbsd-XEN3_DOMU"
                name = "nbsd"
                autorestart = True
                disk = [ 'file:/home/d.img,0x1,w', 'phy:/dev/wd0e,0x2,r' ]
                vcpus = 4
                vcpu_avail = 3
                cpu = 1
                """, """
                kernel = "/netbsd-XEN3_DOMU"
                name = "nbsd"
                memory = 128
                disk = [ "vdev=0x1,target=/home/d.img", "vdev=0x2,access=ro,target=/dev/wd0e" ]
                vcpus = 2
                maxvcpus = 4
                cpus = "1"
                on_crash = "restart"
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "builder = 'vmi' | g:4:1: error: there is no builder vmi; write linux or hvm",
                "disk = ['a,b'] | g:4:1: error: a disk is UNAME,DEV,MODE, not a,b",
                "disk = ['phy:a,hda,x'] | g:4:1: error: the mode of disk hda is r, w or w!, not x",
                "disk = ['tap:vmdk:/a,hda,w'] | g:4:1: error: disk hda: xl has no driver vmdk for tap",
                "disk = [',hda,w'] | g:4:1: error: disk hda has nothing behind it, which only a cdrom may have",
                "restart = 'no' | g:4:1: error: restart is onreboot, always or never, not no",
                "fda = 'x.img' | g:4:1: warning: xl has nothing for fda, which is left out",
            })
    void whatXlCannotHaveIsSaid(String line, String expected) {
        String said = xm("name = 'g'\nkernel = 'k'\n" + line).diagnostics().stream()
                .map(Diagnostic::message)
                .collect(Collectors.joining("\n"));
        assertThat(said).isEqualTo(expected);
    }

    /** xend's qemu is what every guest had; what it was in another way needs another key. */
    @Test
    void deviceModels() {
        String hvm = "name = 'a'\nmemory = 64\nbuilder = 'hvm'\n";
        String xl = "name = 'a'\nmemory = 64\ntype = 'hvm'\non_crash = 'restart'\n";
        same(hvm + "device_model = '/usr/lib64/xen/bin/qemu-dm'", xl);
        same(hvm + "device_model = '/usr/lib/xen/bin/stubdom-dm'", xl + "device_model_stubdomain_override = 1");
        same(hvm + "device_model = '/opt/qemu'", xl + "device_model_override = '/opt/qemu'");
    }

    @Test
    void beforeXen31() {
        same(
                "name = 'a'\nmemory = 64\nbuilder = 'vmx'\ncdrom = '/dev/cdrom'\ndisk = [ 'file:/a,ioemu:hda,w' ]",
                "name = 'a'\nmemory = 64\ntype = 'hvm'\non_crash = 'restart'\ndisk = [ 'vdev=hda,access=rw,target=/a',"
                        + " 'vdev=hdc,devtype=cdrom,access=ro,target=/dev/cdrom' ]");
        same(
                "name = 'a'\nmemory = 64\nbuilder = 'hvm'\ncdrom = '/dev/cdrom'\ndisk = [ 'file:/a,hdc:cdrom,r' ]",
                "name = 'a'\nmemory = 64\ntype = 'hvm'\non_crash = 'restart'\n"
                        + "disk = [ 'vdev=hdc,devtype=cdrom,access=ro,target=/a' ]");
    }

    @Test
    void whatAsksForNothingIsLeftOutWithoutAWord() {
        ParseResult read = xm(
                "name = 'a'\nkernel = '/k'\nparallel = 'none'\non_xend_start = 'ignore'\nvncconsole = 0\nmonitor = ''");
        assertThat(read.diagnostics()).isEmpty();
        assertThat(xm("name = 'a'\nkernel = '/k'\nparallel = 'tcp:0:1'").diagnostics())
                .hasSize(1);
    }

    @Test
    void whatTheHostIsCalled() {
        same(
                "import commands, socket, platform\nkernel = '/k'\nname = 'a' + socket.gethostname() + platform.node()",
                "name = 'a" + XmHost.UNKNOWN.uname().node().repeat(2)
                        + "'\nkernel = '/k'\nmemory = 128\non_crash = 'restart'");
    }

    @Test
    void aVtpmOfDom0IsLeftOut() {
        ParseResult read = xm("name = 'a'\nkernel = '/k'\nvtpm = [ 'instance=1,backend=0' ]");
        assertThat(read.config()).isPresent();
        assertThat(read.diagnostics().stream().map(Diagnostic::message))
                .containsExactly(
                        "g:4:1: warning: xl has no vtpm of dom0, which is left out; give it one with a backend of its own");
    }
}
