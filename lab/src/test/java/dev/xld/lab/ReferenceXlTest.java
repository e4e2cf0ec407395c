package dev.xld.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lab proves itself: the genuine xl works in it, and its guests start, speak and obey. */
@OnXen
@Tag("release")
class ReferenceXlTest {
    private static final String XL = "$V/bin/xl ";

    private final LabHost host;

    ReferenceXlTest(LabHost host) {
        this.host = host;
    }

    @AfterEach
    void destroyAll() {
        host.sh("for d in $(" + XL + "list | awk 'NR > 2 {print $2}'); do " + XL
                + "destroy $d; done; rm -f /var/log/xen/guest-*");
    }

    @Test
    void infoAnswers() {
        assertThat(host.sh(XL + "info").ok().out()).containsPattern("(?m)^xen_version +: 4[.]");
    }

    @Test
    void aLinuxGuestSeesItsDiskAndItsNetworkAndShutsDown() {
        host.sh("cp /host/vmlinux /root/ && echo a disk > /root/lab.img && truncate -s 1M /root/lab.img")
                .ok();
        create("""
                name="linux"
                memory=128
                kernel="/root/vmlinux"
                ramdisk="/host/domu.cpio.gz"
                extra="console=hvc0 quiet lab.ip=10.0.0.2/24 lab.disk=read"
                vif=['mac=00:16:3e:00:00:01,bridge=xenbr0']
                disk=['/root/lab.img,raw,xvda,w']
                """);
        awaitConsole("linux", "domU up");
        assertThat(console("linux"))
                .contains("domU eth0: 00:16:3e:00:00:01")
                .contains("domU xvda: 2048 sectors, a disk");
        host.sh(XL + "shutdown -w linux").ok();
        await().atMost(LabHost.PATIENCE)
                .untilAsserted(
                        () -> assertThat(host.sh(XL + "domid linux").exit()).isEqualTo(1));
    }

    @Test
    void theTinyGuestReboots() {
        create("name=\"tiny\"\nmemory=16\nkernel=\"/host/tiny.elf\"\n");
        awaitConsole("tiny", "tiny: up");
        host.sh(XL + "reboot tiny").ok();
        awaitConsole("tiny", "tiny: up\r?\ntiny: reboot\r?\ntiny: up");
        host.sh(XL + "shutdown -w tiny").ok();
        assertThat(console("tiny")).contains("tiny: poweroff");
    }

    @Test
    void theTinyGuestStopsByItself() {
        create(
                "name=\"tiny\"\nmemory=8\nkernel=\"/host/tiny.elf\"\nextra=\"exit=crash after=500\"\non_crash=\"preserve\"\n");
        await().atMost(LabHost.PATIENCE)
                .untilAsserted(() -> assertThat(host.sh(XL + "list tiny").out()).containsPattern("---sc-|----c-"));
    }

    private void create(String config) {
        host.run(List.of("tee", "/root/lab.cfg"), config.getBytes(StandardCharsets.UTF_8), LabHost.PATIENCE)
                .ok();
        host.sh(XL + "create -q /root/lab.cfg").ok();
    }

    private void awaitConsole(String name, String pattern) {
        await().atMost(LabHost.PATIENCE)
                .untilAsserted(() -> assertThat(console(name)).containsPattern(pattern));
    }

    private String console(String name) {
        return host.sh("cat /var/log/xen/guest-" + name + ".log").out();
    }
}
