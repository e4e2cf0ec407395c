package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.daemon.posix.FakeLinks;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgePlugTest {
    private static final String BACKEND = "/local/domain/0/backend/vif/3/1";
    private static final HotplugTarget CARD =
            new HotplugTarget(HotplugTarget.Type.VIF, 3, 1, BACKEND, "/etc/xen/scripts/vif-bridge", "", "vif 1");

    final InMemoryXenStore store = new InMemoryXenStore();
    final FakeLinks links = new FakeLinks();
    final BridgePlug plug = new BridgePlug(store, links);

    @BeforeEach
    void start() {
        links.addBridge("xenbr0", 1480);
        links.addLink("vif3.1", "vif-3-1");
        store.write(BACKEND + "/bridge", "xenbr0");
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private String key(String path) {
        return store.read(path).orElse("none");
    }

    @Test
    void theInterfaceBecomesAPortWithTheBridgesMtuAndTheGuestIsTold() throws IOException {
        assertThat(plug.add(CARD)).isTrue();

        assertThat(links.calls)
                .containsExactly(
                        "vif3.1 down",
                        "vif3.1 fe:ff:ff:ff:ff:ff",
                        "vif3.1 mtu 1480",
                        "vif3.1 master xenbr0",
                        "vif3.1 up");
        assertThat(key("/local/domain/3/device/vif/1/mtu")).isEqualTo("1480");
        assertThat(key(BACKEND + "/hotplug-status")).isEqualTo("connected");
    }

    @Test
    void theConfigsMtuCountsMore() throws IOException {
        store.write(BACKEND + "/mtu", "9000");
        plug.add(CARD);
        assertThat(links.show("vif3.1")).startsWith("up 9000 ");
        assertThat(key("/local/domain/3/device/vif/1/mtu")).isEqualTo("9000");
    }

    @Test
    void theInterfaceGetsTheNameOfTheConfigAndLosesTheBridgeUnderIt() throws IOException {
        store.write(BACKEND + "/vifname", "web");
        plug.add(CARD);
        assertThat(links.show("web")).isEqualTo("up 1480 fe:ff:ff:ff:ff:ff xenbr0");
        assertThat(links.exists("vif3.1")).isFalse();
        plug.remove(CARD);
        assertThat(links.show("web")).isEqualTo("down 1480 fe:ff:ff:ff:ff:ff");
    }

    @Test
    void aNameThatIsTakenIsRefusedAndItsOwnerLeftAlone() throws IOException {
        links.addLink("web", "vif-9-0");
        links.setUp("web", true);
        links.addToBridge("xenbr0", "web");
        store.write(BACKEND + "/vifname", "web");
        assertThatThrownBy(() -> plug.add(CARD))
                .hasMessage("vif3.1 cannot be renamed: an interface web exists already");
        plug.remove(CARD);
        assertThat(links.show("web")).isEqualTo("up 1500  xenbr0");
        assertThat(links.exists("vif3.1")).isTrue();
    }

    @Test
    void theDeviceModelsTapStandsBesideTheCard() throws IOException {
        HotplugTarget both = new HotplugTarget(
                HotplugTarget.Type.VIF_AND_TAP, 3, 1, BACKEND, "/etc/xen/scripts/vif-bridge", "", "vif 1");
        links.addLink("vif3.1-emu", "");
        plug.add(both);
        assertThat(links.show("vif3.1")).isEqualTo("up 1480 fe:ff:ff:ff:ff:ff xenbr0");
        assertThat(links.show("vif3.1-emu")).isEqualTo("up 1480 fe:ff:ff:ff:ff:ff xenbr0");
        plug.remove(both);
        assertThat(links.show("vif3.1-emu")).isEqualTo("down 1480 fe:ff:ff:ff:ff:ff");
    }

    @Test
    void theTapOfANamedCardIsNamedAfterIt() throws IOException {
        HotplugTarget both = new HotplugTarget(
                HotplugTarget.Type.VIF_AND_TAP, 3, 1, BACKEND, "/etc/xen/scripts/vif-bridge", "", "vif 1");
        links.addLink("vif3.1-emu", "");
        store.write(BACKEND + "/vifname", "web");
        plug.add(both);
        assertThat(links.show("web-emu")).isEqualTo("up 1480 fe:ff:ff:ff:ff:ff xenbr0");
        plug.remove(both);
        assertThat(links.show("web")).isEqualTo("down 1480 fe:ff:ff:ff:ff:ff");
        assertThat(links.show("web-emu")).isEqualTo("down 1480 fe:ff:ff:ff:ff:ff");
    }

    @Test
    void aMissingBridgeIsNamed() {
        store.write(BACKEND + "/bridge", "xenbr7");
        assertThatThrownBy(() -> plug.add(CARD)).hasMessage("bridge xenbr7 does not exist on this host");
        assertThat(key(BACKEND + "/hotplug-status")).isEqualTo("none");
    }

    @Test
    void anOldConfigsXenbrMayBeTheBridgeEth() throws IOException {
        links.addBridge("eth7", 1500);
        store.write(BACKEND + "/bridge", "xenbr7");
        plug.add(CARD);
        assertThat(links.isPort("eth7", "vif3.1")).isTrue();
        plug.remove(CARD);
        assertThat(links.isPort("eth7", "vif3.1")).isFalse();
    }

    @Test
    void withoutABridgeInTheStoreTheScriptLooksForOne() throws IOException {
        store.remove(BACKEND + "/bridge");
        assertThat(plug.add(CARD)).isFalse();
        assertThat(links.calls).isEmpty();
    }

    @Test
    void anInterfaceThatIsAPortAlreadyStaysOne() throws IOException {
        links.addToBridge("xenbr0", "vif3.1");
        plug.add(CARD);
        assertThat(links.isPort("xenbr0", "vif3.1")).isTrue();
    }

    @Test
    void anInterfaceNetbackNeverMadeFailsWithItsName() {
        links.remove("vif3.1");
        assertThatThrownBy(() -> plug.add(CARD)).hasMessageEndingWith("vif3.1: No such device");
    }

    @Test
    void anInterfaceThatIsGoneNeedsNoRemoving() throws IOException {
        plug.add(CARD);
        links.remove("vif3.1");
        assertThat(plug.remove(CARD)).isTrue();
    }

    @Test
    void removingStandsTheLossOfTheBridge() throws IOException {
        store.write(BACKEND + "/bridge", "gone");
        assertThat(plug.remove(CARD)).isTrue();
        assertThat(links.show("vif3.1")).startsWith("down");
    }
}
