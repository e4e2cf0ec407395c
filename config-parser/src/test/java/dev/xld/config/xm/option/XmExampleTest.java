package dev.xld.config.xm.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole files of the kinds that administrators had. */
class XmExampleTest {
    @Test
    void aPlainGuest() {
        XmFile file = Files.good("""
                #  -*- mode: python; -*-
                # A plain guest.
                kernel = "/boot/vmlinuz-2.6-xenU"
                memory = 64    # MiB

                name = "plain"
                cpus = "0-3,^1"
                vif = [ '' ]
                vif = [ 'mac=00:16:3e:00:00:11, bridge=xenbr0',
                        'bridge=xenbr1', ]
                disk = [ 'phy:hda1,hda1,w' ]
                root = "/dev/hda1 ro"
                extra = "4 " \\
                        "console=hvc0"
                on_poweroff = 'destroy'; on_reboot = 'restart'
                """);
        assertThat(Files.option(file, "vif")).isEqualTo("[mac=00:16:3e:00:00:11, bridge=xenbr0, bridge=xenbr1]");
        assertThat(Files.option(file, "extra")).isEqualTo("4 console=hvc0");
        assertThat(Files.option(file, "on_reboot")).isEqualTo("restart");
        assertThat(file.diagnostics()).isEmpty();
    }

    @Test
    void aHvmGuest() {
        XmFile file = Files.good("""
                import os, re
                arch = os.uname()[4]
                if re.search('64', arch):
                    arch_libdir = 'lib64'
                else:
                    arch_libdir = 'lib'

                kernel = "hvmloader"
                builder='hvm'
                memory = 128
                # shadow_memory = 8
                device_model = '/usr/' + arch_libdir + '/xen/bin/qemu-dm'
                disk = [ 'phy:/dev/vg/hvm,hda,w', ',hdc:cdrom,r' ]
                sdl=0
                vnc=1
                serial='pty'
                """);
        assertThat(Files.option(file, "device_model")).isEqualTo("/usr/lib64/xen/bin/qemu-dm");
        assertThat(Files.option(file, "vnc")).isEqualTo("1");
    }

    @Test
    void guestsFromANumber() {
        XmFile file = Files.good("""
                def number(var, val):
                    val = int(val)
                    if val <= 0:
                        raise ValueError
                    return val
                xm_vars.var('vmid', use="Which machine, from 1.", check=number)
                xm_vars.check()

                name = "VM%d" % vmid
                vcpus = 4
                disk = ['phy:sda%d,sda1,w' % (7+vmid), 'phy:sda6,sda6,r',]
                ip = add_offset_to_ip(get_current_ipaddr(), vmid)
                netmask = get_current_ipmask()
                gateway = get_current_ipgw()
                hostname = "%s-%02d" % (os.uname()[1], vmid)
                extra = '4 VMID=%d usr=/dev/sda6' % vmid
                nics = len(disk) - 1
                """, "vmid=2");
        assertThat(Files.option(file, "name")).isEqualTo("VM2");
        assertThat(Files.option(file, "disk")).isEqualTo("[phy:sda9,sda1,w, phy:sda6,sda6,r]");
        assertThat(Files.option(file, "ip")).isEqualTo("192.0.2.12");
        assertThat(Files.option(file, "hostname")).isEqualTo("dom0-02");
        assertThat(Files.option(file, "nics")).isEqualTo("1");
    }

    @Test
    void disksFromALoopAndAFunction() {
        XmFile file = Files.good("""
                VMNAME = 'db'
                SIZES = {'root': 'xvda', 'swap': 'xvdb'}
                def lv(part, mode='w'):
                    '''A disk of this guest.'''
                    return 'phy:/dev/vg0/%s-%s,%s,%s' % (VMNAME, part, SIZES[part], mode)

                name = VMNAME
                disk = [lv(part) for part in sorted(SIZES.keys())]
                for i, letter in enumerate('cd'):
                    if i > 5: break
                    disk += ['phy:/dev/vg0/%s-data%d,xvd%s,w' % (VMNAME, i, letter)]
                disk.append(lv('root', mode='r').replace('xvda', 'xvdz'))
                try:
                    kernel = os.environ['KERNEL']
                except KeyError:
                    kernel = os.path.exists('/boot/vmlinuz') and '/boot/vmlinuz' or '/boot/xen'
                """);
        assertThat(Files.option(file, "disk"))
                .isEqualTo("[phy:/dev/vg0/db-root,xvda,w, phy:/dev/vg0/db-swap,xvdb,w, "
                        + "phy:/dev/vg0/db-data0,xvdc,w, phy:/dev/vg0/db-data1,xvdd,w, "
                        + "phy:/dev/vg0/db-root,xvdz,r]");
        assertThat(Files.option(file, "kernel")).isEqualTo("/boot/vmlinuz");
    }

    @Test
    void aGuestOnNetBsd() {
        XmFile file = Files.good("""
                kernel = "/usr/pkg/etc/xen/netbsd-XEN3_DOMU"
                memory = 0x80
                name = "nb1"
                vif = [ 'mac=aa:00:00:50:02:f0, bridge=bridge0' ]
                disk = [ 'file:/home/d.img,0x1,w', 'phy:/dev/wd0e,0x2,w' ]
                root = "/dev/wd0d"
                """);
        assertThat(Files.option(file, "memory")).isEqualTo("128");
    }
}
