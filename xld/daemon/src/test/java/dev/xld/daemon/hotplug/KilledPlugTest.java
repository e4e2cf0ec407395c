package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.daemon.domain.Faults;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.FakeLinks;
import dev.xld.daemon.posix.FakeLoopDevices;
import dev.xld.daemon.posix.LoopDevices;
import dev.xld.daemon.posix.NetworkLinks;
import dev.xld.xenstore.InMemoryXenStore;
import dev.xld.xenstore.XenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon that dies, or a call that fails, before or after any of the calls of a plugging: the removal that follows, by this
 * daemon or by the next, finds all that is left.
 */
class KilledPlugTest {
    private static final String VBD = "/local/domain/0/backend/vbd/3/51712";
    private static final String VIF = "/local/domain/0/backend/vif/3/0";
    private static final HotplugTarget DISK =
            new HotplugTarget(HotplugTarget.Type.VBD, 3, 51712, VBD, "/s/block", "", "disk xvda");
    private static final HotplugTarget CARD =
            new HotplugTarget(HotplugTarget.Type.VIF, 3, 0, VIF, "/s/vif-bridge", "", "vif 0");

    @TempDir
    Path top;

    final Faults faults = new Faults();

    /** One attempt on a fresh host; true when the fault was met. */
    private interface Attempt {
        boolean meetsFault() throws IOException;
    }

    private int points(Attempt attempt, boolean killed) throws IOException {
        int point = 0;
        while (true) {
            if (killed) {
                faults.kill(point);
            } else {
                faults.at(point, () -> new UncheckedIOException(new IOException("no luck")));
            }
            if (!attempt.meetsFault()) {
                return point;
            }
            point++;
        }
    }

    private BlockPlug blockPlug(XenStore store, LoopDevices loops) throws IOException {
        Path mounts = Files.writeString(top.resolve("mounts"), "");
        return new BlockPlug(
                store,
                loops,
                new SharingCheck(store, mounts),
                new ScriptLock(top.resolve("lock/block"), Duration.ofSeconds(5)));
    }

    private boolean disk() throws IOException {
        Path image = Files.writeString(top.toRealPath().resolve("a.img"), "image");
        Path other = Files.writeString(top.toRealPath().resolve("b.img"), "other");
        FakeLoopDevices loops = new FakeLoopDevices();
        loops.occupy(0, other);
        try (InMemoryXenStore store = new InMemoryXenStore()) {
            store.write(VBD + "/params", image.toString());
            store.write(VBD + "/mode", "w");
            store.write(VBD + "/state", "2");
            try {
                blockPlug(faults.in(XenStore.class, store), faults.in(LoopDevices.class, loops))
                        .add(DISK, Task.UNATTENDED);
            } catch (Faults.Killed | UncheckedIOException expected) {
                assertThat(faults.happened()).isTrue();
            }
            boolean met = faults.happened();
            faults.off();
            blockPlug(store, loops).remove(DISK);
            assertThat(loops.used()).containsOnlyKeys(0);
            assertThat(top.resolve("lock/block")).doesNotExist();
            return met;
        }
    }

    private boolean card() throws IOException {
        FakeLinks links = new FakeLinks();
        links.addBridge("xenbr0", 1500);
        links.addLink("vif3.0", "vif-3-0");
        try (InMemoryXenStore store = new InMemoryXenStore()) {
            store.write(VIF + "/bridge", "xenbr0");
            store.write(VIF + "/vifname", "web");
            try {
                new BridgePlug(faults.in(XenStore.class, store), faults.in(NetworkLinks.class, links)).add(CARD);
            } catch (Faults.Killed | UncheckedIOException expected) {
                assertThat(faults.happened()).isTrue();
            }
            boolean met = faults.happened();
            faults.off();
            new BridgePlug(store, links).remove(CARD);
            assertThat(links.isPort("xenbr0", "vif3.0") || links.isPort("xenbr0", "web"))
                    .isFalse();
            return met;
        }
    }

    @Test
    void noLoopDeviceStaysWhereverTheDaemonDies() throws IOException {
        assertThat(points(this::disk, true)).isGreaterThan(12);
    }

    @Test
    void noLoopDeviceStaysWhateverFails() throws IOException {
        assertThat(points(this::disk, false)).isGreaterThan(12);
    }

    @Test
    void noPortStaysWhereverTheDaemonDies() throws IOException {
        assertThat(points(this::card, true)).isGreaterThan(20);
    }

    @Test
    void noPortStaysWhateverFails() throws IOException {
        assertThat(points(this::card, false)).isGreaterThan(20);
    }
}
