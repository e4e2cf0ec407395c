package dev.xld.config.sxp.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.Diagnostic;
import dev.xld.config.DomainConfig;
import dev.xld.config.ParseResult;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.SxpReader;
import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.xl.XlConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Domains as xend and its tools wrote them, and the same in xl's words. */
class SxpDomainSampleTest {
    private static ParseResult parse(String text) {
        return SxpDomain.parse("d.sxp", text, Mode.STRICT);
    }

    private static void assertSame(ParseResult read, String xl) {
        ParseResult expected = XlConfig.parse("d.cfg", xl, List.of());
        assertThat(expected.errors()).isEmpty();
        assertThat(read.errors().stream().map(Diagnostic::text)).isEmpty();
        assertThat(json(read)).isEqualTo(json(expected));
    }

    private static String json(ParseResult result) {
        DomainConfig config = result.config().orElseThrow();
        return JsonPrinter.print(LibxlJson.tree(config));
    }

    @Test
    void aRunningPvGuest() {
        ParseResult read = parse("""
                (domain
                    (domid 3)
                    (cpu_weight 512)
                    (cpu_cap 50)
                    (pool_name Pool-0)
                    (bootloader /usr/bin/pygrub)
                    (vcpus 2)
                    (cpus ((0 1) (2 3)))
                    (on_poweroff destroy)
                    (description '')
                    (on_crash rename-restart)
                    (uuid 6f1cd6a4-2b8e-4c1a-9d6f-0b1f5e3a7c21)
                    (bootloader_args '-q --entry=1')
                    (name web1)
                    (on_reboot restart)
                    (maxmem 1024)
                    (memory 512)
                    (shadow_memory 0)
                    (features '')
                    (on_xend_start ignore)
                    (on_xend_stop ignore)
                    (cpu_time 92.400837551)
                    (online_vcpus 2)
                    (image
                        (linux
                            (kernel /var/run/xend/boot/boot_kernel.k2vM_R)
                            (args 'root=/dev/xvda1 ro console=hvc0')
                            (superpages 0)
                            (videoram 4)
                            (pci ())
                            (nomigrate 0)
                            (tsc_mode 2)
                            (notes (GUEST_OS linux) (PAE_MODE yes))
                        )
                    )
                    (status 2)
                    (state -b----)
                    (store_mfn 131583)
                    (console_mfn 131582)
                    (device
                        (vif
                            (bridge xenbr0)
                            (mac 00:16:3E:1c:4b:07)
                            (script /etc/xen/scripts/vif-bridge)
                            (uuid 0e1c5a5f-8a52-71c2-6e4b-7b55d2ab3e10)
                            (ip '192.0.2.7 2001:db8::7')
                            (rate '62500,50000')
                            (backend 0)
                        )
                    )
                    (device (vif (vifname web1.1) (backend 4)))
                    (device (console (protocol vt100) (location 2) (uuid 4cc0c3ef)))
                    (device
                        (vbd
                            (protocol x86_64-abi)
                            (uuid 41ad4b41-3f7e-95a5-6a4e-7a1f12f0a0c1)
                            (bootable 1)
                            (dev xvda:disk)
                            (uname phy:/dev/vg/web1)
                            (mode w)
                            (backend 0)
                            (VDI '')
                        )
                    )
                    (device (vbd (dev sda2:disk) (uname phy:sdb3) (mode w!)))
                    (device (vbd (dev xvdc:disk) (uname file:/srv/c.img) (mode r) (backend 2)))
                    (device (tap (dev xvdb:disk) (uname 'tap:aio:/srv/xen/web1,data.img') (mode r)))
                    (device (tap2 (dev xvdd:disk) (uname tap2:tapdisk:vhd:/srv/d.vhd) (mode w)))
                    (device (vbd (dev xvde:disk) (uname nbd:server:2000) (mode w)))
                    (device (vkbd (uuid 1) (backend 0)))
                    (device
                        (vfb
                            (vncunused 1)
                            (vnc 1)
                            (uuid 7e1a)
                            (vnclisten 0.0.0.0)
                            (location 0.0.0.0:5901)
                            (keymap de)
                        )
                    )
                    (device
                        (pci
                            (backend 0)
                            (uuid 9a1b)
                            (dev
                                (slot 0x1f)
                                (domain 0x0000)
                                (key 10:1f.1)
                                (bus 0x10)
                                (vdevfn 0x100)
                                (func 0x1)
                                (opts (msitranslate 1))
                                (opts (power_mgmt 0))
                            )
                            (dev (domain 0x1) (bus 0x02) (slot 0x00) (func 0x0) (vdevfn 0x28))
                        )
                    )
                    (device (ioports (from 0x2f8) (to 0x2ff)))
                    (device (irq (irq 7)))
                )
                """);
        assertThat(read.diagnostics()).isEmpty();
        assertSame(read, """
                name="web1"; uuid="6f1cd6a4-2b8e-4c1a-9d6f-0b1f5e3a7c21"
                memory=512; maxmem=1024; vcpus=2; cpus=["0,1", "2,3"]; cpu_weight=512; cap=50
                bootloader="/usr/bin/pygrub"; bootloader_args=["-q", "--entry=1"]
                kernel="/var/run/xend/boot/boot_kernel.k2vM_R"; cmdline="root=/dev/xvda1 ro console=hvc0"
                videoram=4; tsc_mode="native"; on_crash="rename-restart"
                vif=["mac=00:16:3e:1c:4b:07,bridge=xenbr0,script=/etc/xen/scripts/vif-bridge,ip=192.0.2.7 2001:db8::7,rate=10Mb/s@50ms",
                     "vifname=web1.1,backend=4"]
                disk=["/dev/vg/web1,raw,xvda,w", "/dev/sdb3,raw,sda2,w", "/srv/c.img,raw,xvdc,r,backend=2",
                      "format=raw,vdev=xvdb,access=r,target=/srv/xen/web1,data.img", "/srv/d.vhd,vhd,xvdd,w",
                      "script=block-nbd,format=raw,vdev=xvde,target=server:2000"]
                vfb=["vnc=1,vnclisten=0.0.0.0,vncunused=1,keymap=de"]
                pci=["10:1f.1,msitranslate=1", "0001:02:00.0@5"]
                ioports=["2f8-2ff"]; irqs=["7"]
                """);
    }

    @Test
    void aRunningHvmGuest() {
        ParseResult read = parse("""
                (domain
                    (domid 4)
                    (cpu_weight 256)
                    (cpu_cap 0)
                    (vcpus 4)
                    (vcpu_avail 3)
                    (cpus (()))
                    (name 'b\\xc3\\xbcro 7')
                    (on_crash destroy)
                    (maxmem 2048)
                    (memory 2048)
                    (localtime 1)
                    (image
                        (hvm
                            (kernel '')
                            (superpages 0)
                            (videoram 8)
                            (hpet 0)
                            (stdvga 1)
                            (loader /usr/lib/xen/boot/hvmloader)
                            (xen_platform_pci 1)
                            (acpi 1)
                            (apic 0)
                            (pae 1)
                            (viridian 1)
                            (opengl 1)
                            (rtc_timeoffset 3600)
                            (pci ((0x0000 0x01 0x05 0x1 0x100 (() 01:05.1))))
                            (pci_msitranslate 1)
                            (hap 1)
                            (timer_mode 2)
                            (vpt_align 1)
                            (nestedhvm 0)
                            (oos 1)
                            (vnc 1)
                            (boot cd)
                            (device_model /usr/lib/xen/bin/qemu-dm)
                            (keymap de)
                            (serial pty)
                            (parallel none)
                            (usb 1)
                            (usbdevice tablet)
                            (guest_os_type default)
                        )
                    )
                    (status 2)
                    (device (vfb (vncunused 1) (vnc 1) (uuid 7e1a) (vnclisten 127.0.0.1) (location 127.0.0.1:5901)))
                    (device (vkbd))
                    (device (pci (backend 0) (dev (domain 0x0000) (bus 0x01) (slot 0x05) (func 0x1) (vdevfn 0x100))))
                    (device (vbd (dev hda:disk) (uname file:/srv/büro.img) (mode w) (backend 0)))
                    (device (vbd (uuid c0ff) (bootable 0) (dev hdc:cdrom) (mode r) (backend 0) (VDI '')))
                    (device (vbd (dev hdd:cdrom) (uname file:/iso/x.iso) (mode r)))
                    (device (vif (type ioemu) (model e1000) (bridge xenbr1) (mac 00:16:3e:00:00:01) (script vif-bridge)))
                    (cpuid ((1 ((ecx xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx))) ('4,0' ((eax 000001xxxxxxxxxxxxxxxxxxxxxxxxxx)))))
                )
                """);
        assertThat(read.diagnostics()).isEmpty();
        assertSame(read, """
                name="büro 7"; type="hvm"; memory=2048; maxvcpus=4; vcpus=2; localtime=1; videoram=8; hpet=0; stdvga=1
                apic=0; viridian=1; opengl=1; rtc_timeoffset=3600; timer_mode="no_missed_ticks_pending"; vnc=1; boot="cd"
                keymap="de"; serial="pty"; usb=1; usbdevice="tablet"; vncunused=1; vnclisten="127.0.0.1"
                pci=["01:05.1,msitranslate=1"]
                disk=["/srv/büro.img,raw,hda,w", "format=empty,vdev=hdc,devtype=cdrom", "/iso/x.iso,raw,hdd,cdrom"]
                vif=["type=ioemu,model=e1000,bridge=xenbr1,mac=00:16:3e:00:00:01,script=vif-bridge"]
                cpuid=["1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx", "4,0:eax=000001xxxxxxxxxxxxxxxxxxxxxxxxxx"]
                """);
    }

    @Test
    void aListOfDomains() throws IOException {
        String text = new String(
                Objects.requireNonNull(SxpDomainSampleTest.class.getResourceAsStream("/sxp/list-l.sxp"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        List<Sxp> domains = SxpReader.forms("l", text, Mode.STRICT).forms();
        assertThat(domains.stream()
                        .map(domain -> SxpDomain.read(domain).config().map(DomainConfig::name)))
                .containsExactly(Optional.of("Domain-0"), Optional.of("web1"), Optional.of("büro 7"));
        assertThat(SxpDomain.read(domains.get(1)).diagnostics().stream()
                        .map(diagnostic -> diagnostic.text().replaceAll(".*nothing like `(\\w+)'.*", "$1")))
                .containsExactly("description", "features", "on_xend_start", "on_xend_stop");
    }

    @Test
    void whatLibvirtSends() {
        ParseResult read = parse("(vm (name 'pvtest')(memory 420)(maxmem 420)(vcpus 2)"
                + "(uuid '596a5d2171f48fb2e068e2386a5c413e')(on_poweroff 'destroy')(on_reboot 'destroy')"
                + "(on_crash 'destroy')(image (hvm (kernel '/usr/lib/xen/boot/hvmloader')(vcpus 1)(boot c)"
                + "(cdrom '/boot.iso')(acpi 1)(usb 1)(parallel none)(serial none)"
                + "(device_model '/usr/lib/xen/bin/qemu-dm')(vnc 1)))(localtime 0)"
                + "(device (vbd (dev 'ioemu:hda')(uname 'file:/root/some.img')(mode 'w')))"
                + "(device (vif (mac '00:16:3e:1b:b1:47')(bridge 'xenbr0')(script 'vif-bridge')(type ioemu))))");
        assertThat(read.diagnostics()).isEmpty();
        assertSame(read, """
                name="pvtest"; type="hvm"; uuid="596a5d21-71f4-8fb2-e068-e2386a5c413e"; memory=420; vcpus=1
                boot="c"; usb=1; vnc=1; localtime=0; on_reboot="destroy"
                disk=["/root/some.img,raw,hda,w", "/boot.iso,raw,hdc,cdrom"]
                vif=["mac=00:16:3e:1b:b1:47,bridge=xenbr0,script=vif-bridge,type=ioemu"]
                """);
    }

    @Test
    void namesOfTheXenApiCountWhereXendsOwnAreMissing() {
        ParseResult read = parse("""
                (domain (name_label a) (memory_dynamic_max 536870912) (memory_static_max 1073741824) (VCPUs_max 4)
                  (VCPUs_at_startup 2) (actions_after_crash coredump_and_restart) (actions_after_shutdown rename_restart)
                  (PV_kernel /k) (PV_args quiet) (PV_bootloader '') (other_config ()) (platform ((nomigrate 1) (acpi 0))))
                """);
        assertThat(read.diagnostics()).isEmpty();
        assertSame(read, """
                name="a"; memory=512; maxmem=1024; vcpus=2; maxvcpus=4; kernel="/k"; cmdline="quiet"; nomigrate=1; acpi=0
                on_crash="coredump-restart"; on_poweroff="rename-restart"
                """);
        assertSame(
                parse("(vm (memory 64) (HVM_boot_policy 'BIOS order') (HVM_boot_params ((order dc)))"
                        + "(platform ((vnc 1) (apic 0))) (platform_pae 0) (on_crash destroy))"),
                "name='Domain-Unnamed'; type='hvm'; memory=64; boot='dc'; vnc=1; apic=0; pae=0");
    }

    @Test
    void oldWaysToSayThings() {
        assertSame(
                parse("(whatever (name a) (memory 64) (cpu 3) (restart never) (image (linux (kernel /k)"
                        + "(root '/dev/sda1 ro') (ip 'x::off') (args quiet))) (backend (netif))"
                        + "(device (pci (domain 0) (bus a) (dev 1f) (func 2)))"
                        + "(device (vfb (type vnc))) (device (vusb (num-ports 4) (port (1 '')))))"),
                """
                name="a"; memory=64; maxvcpus=1; cpus="3"; kernel="/k"; driver_domain=1; on_reboot="destroy"; pci=["0a:1f.2"]
                root="/dev/sda1 ro"; extra="ip=x::off quiet"; vfb=["vnc=1"]; usbctrl=["type=pv,ports=4"]
                """);
    }

    @Test
    void serialPorts() {
        assertSame(
                parse("(vm (name a) (memory 64) (on_crash destroy) (image (hvm (serial (none /dev/ttyS1)))))"),
                "name='a'; type='hvm'; memory=64; serial=['none', '/dev/ttyS1']");
        assertSame(
                parse("(vm (name a) (memory 64) (on_crash destroy) (image (hvm (serial (pty)))))"),
                "name='a'; type='hvm'; memory=64; serial='pty'");
    }

    @Test
    void aScreenThatThePvImageAsksFor() {
        assertSame(
                parse(
                        "(vm (name a) (memory 64) (on_crash destroy) (image (linux (kernel /k) (vnc 1) (vncunused 1) (keymap de))))"),
                "name='a'; kernel='/k'; memory=64; vfb=['vnc=1,vncunused=1,keymap=de']");
        assertSame(
                parse(
                        "(vm (name a) (memory 64) (on_crash destroy) (image (linux (kernel /k) (vnc 1))) (device (vfb (sdl 1))))"),
                "name='a'; kernel='/k'; memory=64; vfb=['sdl=1']");
    }

    @Test
    void ofSeveralGuestsTheFirstIsTaken() {
        String dom0 = "(domain (domid 0) (name Domain-0) (memory 1) (image (linux)))\n";
        String two = "(domain (name a) (memory 64) (image (linux)))\n(domain (name b) (memory x) (image (linux)))";
        ParseResult one = SxpDomain.parse("l", dom0 + "(domain (name a) (memory 64) (image (linux)))", Mode.ROBUST);
        assertThat(one.config().orElseThrow().name()).isEqualTo("a");
        assertThat(one.diagnostics()).isEmpty();
        ParseResult several = SxpDomain.parse("l", dom0 + two, Mode.ROBUST);
        assertThat(several.config().orElseThrow().name()).isEqualTo("a");
        assertThat(several.diagnostics().stream().map(Diagnostic::message))
                .containsExactly(
                        "l:2:1: warning: of the 2 guests in this file only this one is taken; write each into a file of its"
                                + " own",
                        "l:3:26: memory: `x' is no whole number from 1 to 1099511627776");
    }
}
