package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.FakeLinks;
import dev.xld.daemon.posix.FakeLoopDevices;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeHotplugTest {
    private static final String VBD = "/local/domain/0/backend/vbd/3/51712";
    private static final String VIF = "/local/domain/0/backend/vif/3/0";

    @TempDir
    Path top;

    final InMemoryXenStore store = new InMemoryXenStore();
    final FakeLoopDevices loops = new FakeLoopDevices();
    final FakeLinks links = new FakeLinks();
    final List<String> ran = new ArrayList<>();
    HotplugRunner hotplug = new Recording();

    /** Stands for the running of scripts. */
    private final class Recording implements HotplugRunner {
        @Override
        public void add(HotplugTarget target, Task task) {
            ran.add("add " + target.label());
        }

        @Override
        public void remove(HotplugTarget target, Task task) {
            ran.add("remove " + target.label());
        }
    }

    @BeforeEach
    void start() throws Exception {
        top = top.toRealPath();
        Set<String> known = new HashSet<>();
        byte[] content = "stock\n".getBytes();
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        for (String name : new StockScripts().knownNames()) {
            Files.write(top.resolve(name), content);
            known.add(sum + "  " + name);
        }
        Files.writeString(top.resolve("hotplugpath.sh"), "");
        Files.writeString(top.resolve("mounts"), "");
        Files.writeString(top.resolve("a.img"), "image");
        hotplug = new NativeHotplug(
                store,
                new Recording(),
                new StockScripts(known),
                loops,
                links,
                top.resolve("mounts"),
                new ScriptLock(top.resolve("lock/block"), Duration.ofSeconds(1)));
        store.write(VBD + "/params", top.resolve("a.img").toString());
        store.write(VBD + "/mode", "w");
        store.write(VBD + "/state", "2");
        links.addBridge("xenbr0", 1500);
        links.addLink("vif3.0", "vif-3-0");
        store.write(VIF + "/bridge", "xenbr0");
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private HotplugTarget disk(String script) {
        return new HotplugTarget(
                HotplugTarget.Type.VBD, 3, 51712, VBD, top.resolve(script).toString(), "", "disk xvda");
    }

    private HotplugTarget card(String script) {
        return new HotplugTarget(
                HotplugTarget.Type.VIF, 3, 0, VIF, top.resolve(script).toString(), "", "vif 0");
    }

    @Test
    void stockScriptsAreDoneWithoutRunningThem() {
        hotplug.add(disk("block"), Task.UNATTENDED);
        hotplug.add(card("vif-bridge"), Task.UNATTENDED);
        assertThat(loops.used()).hasSize(1);
        assertThat(links.isPort("xenbr0", "vif3.0")).isTrue();
        hotplug.remove(card("vif-bridge"), Task.UNATTENDED);
        hotplug.remove(disk("block"), Task.UNATTENDED);
        assertThat(loops.used()).isEmpty();
        assertThat(links.isPort("xenbr0", "vif3.0")).isFalse();
        assertThat(ran).isEmpty();
    }

    @Test
    void allOthersAreRun() throws IOException {
        Files.writeString(top.resolve("block"), "edited");
        for (HotplugTarget target : List.of(disk("block"), card("vif-route"), card("block"), disk("vif-bridge"))) {
            hotplug.add(target, Task.UNATTENDED);
            hotplug.remove(target, Task.UNATTENDED);
        }
        assertThat(ran)
                .containsExactly(
                        "add disk xvda",
                        "remove disk xvda",
                        "add vif 0",
                        "remove vif 0",
                        "add vif 0",
                        "remove vif 0",
                        "add disk xvda",
                        "remove disk xvda");
        assertThat(loops.used()).isEmpty();
    }

    @Test
    void aStockScriptRunsForWhatTheDaemonDoesNotDoItself() {
        store.write(VBD + "/params", "iscsi:target");
        hotplug.add(disk("block"), Task.UNATTENDED);
        assertThat(ran).containsExactly("add disk xvda");
    }

    @Test
    void aFailureIsOneSentenceAndIsLeftWhereTheScriptsLeaveTheirs() {
        store.write(VIF + "/bridge", "br9");
        assertThatThrownBy(() -> hotplug.add(card("vif-bridge"), Task.UNATTENDED))
                .hasMessage("vif 0: bridge br9 does not exist on this host")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.MISSING_RESOURCE);
        assertThat(store.read(VIF + "/hotplug-error")).contains("bridge br9 does not exist on this host");
        assertThat(store.read(VIF + "/hotplug-status")).contains("error");
    }

    @Test
    void aFileInUseIsBusy() {
        store.write("/local/domain/3/vm", "/vm/3");
        store.write("/local/domain/4/vm", "/vm/4");
        store.write("/local/domain/4/name", "web");
        loops.occupy(6, top.resolve("a.img"));
        store.write("/local/domain/0/backend/vbd/4/51712/physical-device", "7:6");
        store.write("/local/domain/0/backend/vbd/4/51712/mode", "w");
        assertThatThrownBy(() -> hotplug.add(disk("block"), Task.UNATTENDED))
                .hasMessage(
                        "disk xvda: " + top.resolve("a.img") + " is written by domain 4 (web), so it cannot be given to"
                                + " another guest; end that use first");
        assertThat(store.read(VBD + "/hotplug-status")).contains("busy");
    }

    @Test
    void aFailedCallIsNamed() {
        links.remove("vif3.0");
        assertThatThrownBy(() -> hotplug.add(card("vif-bridge"), Task.UNATTENDED))
                .hasMessage("vif 0: cannot be connected: SIOCSIFFLAGS vif3.0: No such device");
    }
}
