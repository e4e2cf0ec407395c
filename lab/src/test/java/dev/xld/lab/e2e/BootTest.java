package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import dev.xld.lab.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens at boot and shutdown of a host: Debian's own scripts run on our xl. */
@OnXen
class BootTest {
    private final Dom0 dom0;

    BootTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    @Test
    void xendomainsStartsAndStopsTheDomainsOfItsDirectory() {
        dom0.ok("mkdir -p /etc/xen/auto; sed -i 's/^XENDOMAINS_SAVE=.*/XENDOMAINS_SAVE=/' /etc/default/xendomains");
        dom0.tiny("auto1", "");
        dom0.tiny("auto2", "vif=['bridge=xenbr0']\n");
        dom0.ok("cp /root/auto1.cfg /root/auto2.cfg /etc/xen/auto/");
        String before = dom0.traces();
        Result start = dom0.sh("/etc/init.d/xendomains start");
        assertThat(start.exit()).as(start.toString()).isZero();
        assertThat(dom0.ok(Dom0.OURS + " list")).contains("auto1").contains("auto2");
        dom0.awaitLog("auto1", "tiny");
        dom0.awaitLog("auto2", "tiny");
        Result stop = dom0.sh("/etc/init.d/xendomains stop");
        assertThat(stop.exit()).as(stop.toString()).isZero();
        dom0.ok("rm -r /etc/xen/auto");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void theServiceStopsAndStartsAndSaysSo() {
        assertThat(dom0.sh("/etc/init.d/xld status").exit()).isZero();
        dom0.ok("/etc/init.d/xld stop");
        assertThat(dom0.sh("/etc/init.d/xld status").exit()).isNotZero();
        Result list = dom0.sh(Dom0.INSTALLED + " list");
        assertThat(list.exit()).isEqualTo(1);
        assertThat(list.err()).contains("xld");
        dom0.ok("/etc/init.d/xld start");
        assertThat(dom0.ok(Dom0.OURS + " list")).contains("Domain-0");
    }

    @Test
    void anUpgradeReplacesTheDaemonThatRunsAndNoGuestNotices() {
        dom0.tiny("stays", "");
        dom0.ok(Dom0.OURS + " create -q /root/stays.cfg");
        int domid = dom0.domid("stays");
        String old = dom0.ok("cat /run/xld/xld.pid");
        dom0.ok("dpkg -i /root/xld.deb");
        assertThat(dom0.ok("cat /run/xld/xld.pid")).isNotEqualTo(old);
        assertThat(dom0.ok(Dom0.OURS + " domid stays").strip()).isEqualTo("" + domid);
        dom0.ok(Dom0.OURS + " shutdown -w stays");
        dom0.awaitGone("stays");
    }
}
