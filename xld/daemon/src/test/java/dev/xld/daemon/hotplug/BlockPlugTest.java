package dev.xld.daemon.hotplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.daemon.plan.Task;
import dev.xld.daemon.posix.FakeLoopDevices;
import dev.xld.daemon.posix.LoopDevices;
import dev.xld.xenstore.InMemoryXenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class BlockPlugTest {
    @TempDir
    Path top;

    final InMemoryXenStore store = new InMemoryXenStore();
    final FakeLoopDevices loops = new FakeLoopDevices();
    Path image;
    Path mounts;
    BlockPlug plug;

    @BeforeEach
    void start() throws IOException {
        top = top.toRealPath();
        image = Files.writeString(top.resolve("a.img"), "an image");
        mounts = Files.writeString(top.resolve("mounts"), "proc /proc proc rw 0 0\n");
        plug = new BlockPlug(
                store,
                loops,
                new SharingCheck(store, mounts),
                new ScriptLock(top.resolve("lock/block"), Duration.ofSeconds(10)));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static String backend(int domid) {
        return "/local/domain/0/backend/vbd/" + domid + "/51712";
    }

    /** A new disk of a domain with a uuid of its own. */
    private HotplugTarget disk(int domid, String params, String mode) {
        store.write("/local/domain/" + domid + "/vm", "/vm/" + domid);
        store.write("/local/domain/" + domid + "/name", "guest" + domid);
        store.write(backend(domid) + "/params", params);
        store.write(backend(domid) + "/mode", mode);
        store.write(backend(domid) + "/state", "2");
        return new HotplugTarget(
                HotplugTarget.Type.VBD, domid, 51712, backend(domid), "/etc/xen/scripts/block", "", "disk xvda");
    }

    private HotplugTarget plugged(int domid, Path file, String mode) throws IOException {
        HotplugTarget disk = disk(domid, file.toString(), mode);
        assertThat(plug.add(disk, Task.UNATTENDED)).isTrue();
        return disk;
    }

    private String key(int domid, String key) {
        return store.read(backend(domid) + "/" + key).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({"w, false", "r, true", "w!, false", "rw, false", "ro, true"})
    void aFileGetsALoopDeviceAndTheNodesOfTheScript(String mode, boolean readOnly) throws IOException {
        plugged(3, image, mode);

        assertThat(loops.used()).containsOnlyKeys(0);
        assertThat(loops.isReadOnly(0)).isEqualTo(readOnly);
        assertThat(key(3, "node")).isEqualTo("/dev/loop0");
        assertThat(key(3, "physical-device")).isEqualTo("7:0");
        assertThat(key(3, "physical-device-path")).isEqualTo("/dev/loop0");
        assertThat(key(3, "hotplug-status")).isEqualTo("connected");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path link = Files.createSymbolicLink(top.resolve("link"), image);
        HotplugTarget disk = plugged(3, link, "w");
        assertThat(loops.used().get(0).name()).isEqualTo(image.toString());
        plug.remove(disk);
        assertThat(loops.used()).isEmpty();
    }

    @Test
    void whatIsNeitherFileNorBlockDeviceIsLeftToTheScript() throws IOException {
        for (String params : List.of("", top.toString(), top.resolve("none").toString(), "null")) {
            assertThat(plug.add(disk(3, params, "w"), Task.UNATTENDED)).isFalse();
        }
        assertThat(loops.used()).isEmpty();
    }

    @Test
    void aDiskThatIsConnectedStaysAsItIs() throws IOException {
        HotplugTarget disk = plugged(3, image, "w");
        assertThat(plug.add(disk, Task.UNATTENDED)).isTrue();
        assertThat(loops.used()).containsOnlyKeys(0);
    }

    @Test
    void theStoreNamesTheLoopDeviceBeforeItHasTheFile() throws IOException {
        StringBuilder seen = new StringBuilder();
        loops.beforeAttach = number -> seen.append(key(3, "node"));
        plugged(3, image, "w");
        assertThat(seen).hasToString("/dev/loop0");
    }

    @Test
    void aDeviceThatAnotherTakesFirstIsLeftToIt() throws IOException {
        Path other = Files.writeString(top.resolve("other"), "x");
        loops.beforeAttach = number -> {
            if (number < 2) {
                loops.occupy(number, other);
            }
        };
        HotplugTarget disk = plugged(3, image, "w");
        assertThat(key(3, "node")).isEqualTo("/dev/loop2");
        plug.remove(disk);
        assertThat(loops.used()).containsOnlyKeys(0, 1);
    }

    @Test
    void withoutAFreeLoopDeviceTheKernelsWordsAreTheError() {
        for (int number = 0; number < FakeLoopDevices.COUNT; number++) {
            loops.occupy(number, mounts);
        }
        assertThatThrownBy(() -> plugged(3, image, "w"))
                .hasMessage("no loop device is to be had for " + image + ": LOOP_CTL_GET_FREE /dev/loop-control:"
                        + " No space left on device; \"losetup -a\" shows who has them");
        assertThat(key(3, "hotplug-status")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"w, w, written", "w, r, written", "r, w, read", "w!, w, written"})
    void aFileInUseByAnotherGuestIsRefused(String theirs, String ours, String how) throws IOException {
        plugged(3, image, theirs);
        assertThatThrownBy(() -> plugged(4, image, ours))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.status()).isEqualTo("busy"))
                .hasMessageStartingWith(
                        image + " is " + how + " by domain 3 (guest3), so it cannot be given to another guest");
        assertThat(loops.used()).containsOnlyKeys(0);
    }

    @ParameterizedTest
    @CsvSource({"r, r", "w, w!", "w!, w!", "w!, r"})
    void aFileMayBeSharedByReadersAndByThoseWhoTakeTheRisk(String theirs, String ours) throws IOException {
        plugged(3, image, theirs);
        plugged(4, image, ours);
        assertThat(loops.used()).containsOnlyKeys(0, 1);
    }

    @Test
    void anotherNameOfTheSameFileIsTheSameFile() throws IOException {
        plugged(3, image, "w");
        Path hard = Files.createLink(top.resolve("hard"), image);
        assertThatThrownBy(() -> plugged(4, hard, "w")).hasMessageContaining("written by domain 3");
    }

    @Test
    void oneMachineMayHaveAFileTwice() throws IOException {
        plugged(3, image, "w");
        HotplugTarget again = disk(4, image.toString(), "w");
        store.write("/local/domain/4/vm", "/vm/3");
        assertThat(plug.add(again, Task.UNATTENDED)).isTrue();
        HotplugTarget stub = disk(5, image.toString(), "w");
        store.write("/local/domain/5/target", "3");
        assertThat(plug.add(stub, Task.UNATTENDED)).isTrue();
    }

    @Test
    void aGuestThatHasLeftTheStoreIsNoHindrance() throws IOException {
        plugged(3, image, "w");
        store.remove("/local/domain/3");
        plugged(4, image, "w");
    }

    @Test
    void aFileMountedInDom0IsRefusedAsFarAsItMust() throws IOException {
        loops.occupy(5, image);
        Path node = Path.of("/dev/null");
        long rdev = (long) Files.getAttribute(node, "unix:rdev");
        loops.renumber(5, rdev);
        Files.writeString(mounts, node + " /mnt/the\\040data ext4 ro,relatime 0 0\n");
        plug.remove(plugged(3, image, "r"));
        assertThatThrownBy(() -> plugged(4, image, "w"))
                .hasMessageContaining(image + " is mounted read-only in dom0 at /mnt/the data, so");
        Files.writeString(mounts, node + " /mnt ext4 rw,relatime 0 0\n");
        assertThatThrownBy(() -> plugged(5, image, "r"))
                .hasMessageContaining(
                        "mounted read-write in dom0 at /mnt, so it cannot be given to another guest even read-only");
        plugged(6, image, "w!");
    }

    @Test
    void aFileNobodyMayWriteIsNotGivenWritable() throws IOException {
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> plugged(3, image, "w")).hasMessageContaining("is read-only");
        plugged(4, image, "r");
    }

    @Test
    void aBackendClosedMeanwhileIsNotConnected() {
        HotplugTarget disk = disk(3, image.toString(), "w");
        store.write(backend(3) + "/state", "5");
        assertThatThrownBy(() -> plug.add(disk, Task.UNATTENDED))
                .hasMessage("the device was closed or removed before it was connected");
        assertThat(key(3, "physical-device")).isEqualTo("none");
    }

    @Test
    void ofManyAtOnceOneGetsTheFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = new java.util.ArrayList<>();
            for (int domid = 10; domid < 18; domid++) {
                HotplugTarget disk = disk(domid, image.toString(), "w");
                tries.add(() -> {
                    try {
                        return plug.add(disk, Task.UNATTENDED);
                    } catch (RefusedException e) {
                        return false;
                    }
                });
            }
            int won = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
            assertThat(loops.used()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLoopDeviceIsGivenUpOnlyWithTheDisksOwnFileBehindIt() throws IOException {
        HotplugTarget disk = plugged(3, image, "w");
        LoopDevices.Backing own = loops.backing(0).orElseThrow();
        loops.detach(0);
        loops.occupy(0, mounts);
        plug.remove(disk);
        assertThat(loops.used()).containsOnlyKeys(0);
        loops.detach(0);
        plug.remove(disk);
        loops.occupy(0, image);
        assertThat(loops.backing(0)).contains(own);
        plug.remove(disk);
        assertThat(loops.used()).isEmpty();
    }

    @Test
    void aDeletedOrReplacedFileIsKnownByItsName() throws IOException {
        HotplugTarget disk = plugged(3, image, "w");
        Files.delete(image);
        plug.remove(disk);
        assertThat(loops.used()).isEmpty();
        Files.writeString(image, "new");
        HotplugTarget next = plugged(4, image, "w");
        Files.move(
                Files.writeString(top.resolve("newer"), "y"), image, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        plug.remove(next);
        assertThat(loops.used()).isEmpty();
    }

    @Test
    void removingADiskWithoutALoopDeviceDoesNothing() throws IOException {
        assertThat(plug.remove(disk(3, image.toString(), "w"))).isTrue();
        store.write(backend(3) + "/node", "/dev/sda");
        assertThat(plug.remove(disk(3, image.toString(), "w"))).isTrue();
    }
}
