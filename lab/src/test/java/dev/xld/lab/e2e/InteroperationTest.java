package dev.xld.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.lab.LabHost;
import dev.xld.lab.OnXen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The C xl works with our domains, and our xl with its. */
@OnXen
class InteroperationTest {
    private static final String DEVICES = "vif=['bridge=xenbr0']\ndisk=['/root/a.img,raw,xvda,w']\n";

    private final Dom0 dom0;

    InteroperationTest(LabHost host) {
        dom0 = new Dom0(host);
    }

    @AfterEach
    void destroyAll() {
        dom0.destroyAll();
    }

    @Test
    void theReferenceDestroysOurDomainAndLeavesNothing() {
        String before = dom0.traces();
        dom0.tiny("ours", DEVICES);
        dom0.ok(Dom0.OURS + " create -q /root/ours.cfg");
        dom0.ok(Dom0.REFERENCE + " destroy ours");
        dom0.awaitGone("ours");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void weDestroyTheReferencesDomainAndLeaveNothing() {
        String before = dom0.traces();
        dom0.tiny("theirs", DEVICES);
        dom0.ok(Dom0.REFERENCE + " create -q /root/theirs.cfg");
        dom0.ok(Dom0.OURS + " destroy theirs");
        dom0.awaitGone("theirs");
        assertThat(dom0.traces()).isEqualTo(before);
    }

    @Test
    void theReferenceShutsOurDomainDown() {
        dom0.tiny("ours", DEVICES);
        dom0.ok(Dom0.OURS + " create -q /root/ours.cfg");
        dom0.awaitLog("ours", "tiny");
        dom0.ok(Dom0.REFERENCE + " shutdown ours");
        dom0.awaitGone("ours");
    }

    @Test
    void weShutTheReferencesDomainDownAndRebootIt() {
        dom0.tiny("theirs", "");
        dom0.ok(Dom0.REFERENCE + " create -q /root/theirs.cfg");
        dom0.awaitLog("theirs", "tiny");
        int before = dom0.domid("theirs");
        dom0.ok(Dom0.OURS + " reboot theirs");
        dom0.awaitDomid("theirs", id -> id > before);
        dom0.awaitLog("theirs", "tiny");
        dom0.ok(Dom0.OURS + " shutdown -w theirs");
        dom0.awaitGone("theirs");
    }

    @Test
    void pausingAndRenamingAreSeenOnBothSides() {
        dom0.tiny("one", "");
        dom0.ok(Dom0.OURS + " create -q /root/one.cfg");
        dom0.ok(Dom0.REFERENCE + " pause one");
        assertThat(dom0.ok(Dom0.OURS + " list one")).contains("p---");
        dom0.ok(Dom0.OURS + " unpause one");
        dom0.ok(Dom0.OURS + " rename one two");
        assertThat(dom0.ok(Dom0.REFERENCE + " list two")).doesNotContain("p---");
        assertThat(dom0.ok(Dom0.REFERENCE + " list -l two")).contains("\"name\": \"two\"");
        assertThat(dom0.sh(Dom0.OURS + " rename two Domain-0").exit()).isEqualTo(1);
    }
}
