package dev.xld.daemon.domain.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Backend;
import dev.xld.config.DiskSpec.Format;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.domain.registry.Services;
import dev.xld.daemon.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LentDiskTest {
    private static final int GUEST = 7;
    private static final String BACKEND = "/local/domain/0/backend/qdisk/0/" + (1 << 28 | 2055 << 8);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final DiskSpec IMAGE =
            DiskSpec.of("/srv/a.qcow2", "xvda", Format.QCOW2, true).withBackend(Backend.QDISK);

    @TempDir
    Path directory;

    private TestHost host;
    private TestDevices devices;
    private Services services;
    private Path dev;

    @BeforeEach
    void open() throws IOException {
        host = new TestHost(directory);
        devices = new TestDevices(directory.resolve("devices"), host.store);
        services = host.services(devices.kinds);
        dev = Files.createDirectory(directory.resolve("dev"));
    }

    @AfterEach
    void close() {
        devices.close();
        host.close();
    }

    /** Plays dom0's qemu, which answers a new disk with this state and lets go of it when told. */
    private void serve(String answer) {
        host.store.watch(BACKEND, path -> {
            String state = host.store.read(BACKEND + "/state").orElse("");
            if (state.equals("1")) {
                host.store.write(BACKEND + "/state", answer);
            } else if (state.equals("5")) {
                host.store.write(BACKEND + "/state", "6");
            }
        });
    }

    @Test
    void dom0_reads_the_image_until_it_is_taken_back() throws Exception {
        serve("4");
        Path device = Files.createFile(dev.resolve("xvdcab"));
        String before = host.store.print();
        try (LentDisk lent = new LentDisk(services, GUEST)) {
            assertThat(lent.lend(IMAGE, dev, Task.UNATTENDED)).isEqualTo(device);
            assertThat(host.store.read(BACKEND + "/params")).contains("qcow2:/srv/a.qcow2");
        }
        assertThat(host.store.print()).isEqualTo(before);
    }

    @Test
    void a_disk_that_a_killed_daemon_lent_is_found_and_taken_back() throws Exception {
        serve("4");
        Files.createFile(dev.resolve("xvdcab"));
        String before = host.store.print();
        new LentDisk(services, GUEST).lend(IMAGE, dev, Task.UNATTENDED);
        LentDisk restarted = new LentDisk(services, GUEST);
        restarted.takeBack();
        assertThat(host.store.print()).isEqualTo(before);
        restarted.takeBack();
    }

    @Test
    void a_disk_that_dom0_had_before_stays() throws Exception {
        serve("4");
        Files.createFile(dev.resolve("xvdcab"));
        new LentDisk(services, GUEST).lend(IMAGE, dev, Task.UNATTENDED);
        String before = host.store.print();
        assertThatThrownBy(() -> lendAndClose(new LentDisk(services, GUEST))).hasMessageContaining("already");
        assertThat(host.store.print()).isEqualTo(before);
    }

    private void lendAndClose(LentDisk disk) {
        try (disk) {
            disk.lend(IMAGE, dev, Task.UNATTENDED);
        }
    }

    @Test
    void without_a_qemu_for_dom0_the_sentence_says_what_to_start() {
        String before = host.store.print();
        assertThatThrownBy(() -> lendAndClose(new LentDisk(services, GUEST, SHORT)))
                .hasMessageContainingAll("disk xvda", "/srv/a.qcow2", "/etc/init.d/xen", "xen-blkfront");
        assertThat(host.store.print()).isEqualTo(before);
    }

    @Test
    void an_image_that_is_refused_is_not_left_with_dom0() {
        serve("6");
        String before = host.store.print();
        assertThatThrownBy(() -> lendAndClose(new LentDisk(services, GUEST)))
                .hasMessageContainingAll("disk xvda", "/srv/a.qcow2", "sound image");
        assertThat(host.store.print()).isEqualTo(before);
    }
}
