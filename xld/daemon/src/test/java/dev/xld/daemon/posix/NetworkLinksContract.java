package dev.xld.daemon.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every {@link NetworkLinks} keeps, on a host with a bridge {@link #BRIDGE} and an interface {@link #PORT} that is down. */
abstract class NetworkLinksContract {
    static final String BRIDGE = "xldtestbr";
    static final String PORT = "xldtest0";

    abstract NetworkLinks links();

    @Test
    void anInterfaceJoinsAndLeavesABridge() throws IOException {
        NetworkLinks links = links();
        assertThat(links.isPort(BRIDGE, PORT)).isFalse();
        links.addToBridge(BRIDGE, PORT);
        assertThat(links.isPort(BRIDGE, PORT)).isTrue();
        assertThatThrownBy(() -> links.addToBridge(BRIDGE, PORT))
                .isInstanceOf(CallFailedException.class)
                .hasMessage("SIOCBRADDIF " + BRIDGE + " with port " + PORT + ": Device or resource busy");
        links.removeFromBridge(BRIDGE, PORT);
        assertThat(links.isPort(BRIDGE, PORT)).isFalse();
        assertThatThrownBy(() -> links.removeFromBridge(BRIDGE, PORT)).isInstanceOf(CallFailedException.class);
    }

    @Test
    void anInterfaceIsRenamedUnlessTheNameIsTaken() throws IOException {
        NetworkLinks links = links();
        assertThatThrownBy(() -> links.rename(PORT, BRIDGE)).isInstanceOf(CallFailedException.class);
        links.rename(PORT, "xldtest1");
        assertThat(links.exists("xldtest1")).isTrue();
        assertThat(links.exists(PORT)).isFalse();
        links.rename("xldtest1", PORT);
        assertThat(links.exists(PORT)).isTrue();
    }

    @Test
    void theMtuIsWhatItWasSetTo() throws IOException {
        NetworkLinks links = links();
        links.setMtu(PORT, 1400);
        assertThat(links.mtu(PORT)).isEqualTo(1400);
        links.setMtu(PORT, 1500);
        assertThat(links.mtu(PORT)).isEqualTo(1500);
    }

    @Test
    void bridgesAreToldFromOtherInterfaces() {
        NetworkLinks links = links();
        assertThat(links.isBridge(BRIDGE)).isTrue();
        assertThat(links.isBridge(PORT)).isFalse();
        assertThat(links.isBridge("xldtestnone")).isFalse();
        assertThat(links.deviceOf(PORT)).isEmpty();
    }

    @Test
    void anInterfaceThatIsNotThereIsGone() {
        NetworkLinks links = links();
        assertThat(links.exists("xldtestnone")).isFalse();
        assertThat(links.exists("../../class")).isFalse();
        assertThatThrownBy(() -> links.setUp("xldtestnone", true))
                .isInstanceOfSatisfying(
                        CallFailedException.class, e -> assertThat(e.gone()).isTrue())
                .hasMessageEndingWith("xldtestnone: No such device");
        assertThatThrownBy(() -> links.mtu("xldtestnone")).isInstanceOf(CallFailedException.class);
    }
}
