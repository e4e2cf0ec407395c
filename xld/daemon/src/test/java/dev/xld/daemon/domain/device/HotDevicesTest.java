package dev.xld.daemon.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.DeviceSummary;
import dev.xld.api.ErrorKind;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DiskSpec;
import dev.xld.config.HostCpus;
import dev.xld.config.VifSpec;
import dev.xld.config.xl.device.DeviceOperands;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.Faults;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.domain.create.StoredConfig;
import dev.xld.daemon.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Domain 2 is {@link TestDevices}'s, with a stored config and no devices. */
@Timeout(20)
class HotDevicesTest {
    private static final StoredConfig FORMAT = new StoredConfig(XlDefaults.STOCK, HostCpus.UNKNOWN);

    @TempDir
    Path directory;

    TestHost host;
    TestDevices devices;
    DomainManager manager;
    HotDevices hot;

    @BeforeEach
    void start() throws IOException {
        host = new TestHost(directory);
        devices = new TestDevices(directory, host.store);
        host.xen.put(TestDevices.DOMID, TestHost.TINY, false, false);
        host.userData()
                .write(
                        TestDevices.DOMID,
                        TestHost.TINY,
                        StoredConfig.LIVE,
                        FORMAT.write(host.options("full").config()));
        manager = host.daemon(devices.kinds);
        manager.start();
        hot = manager.devices();
    }

    @AfterEach
    void stop() {
        manager.close();
        devices.close();
        host.close();
    }

    private DeviceAddress attach(String key, String... words) {
        DeviceSpec spec = DeviceOperands.parse(key, List.of(words), XlDefaults.STOCK)
                .device()
                .orElseThrow();
        return hot.attach(TestDevices.DOMID, spec, directory, Task.UNATTENDED);
    }

    private String stored() {
        return host.userData()
                .read(TestDevices.DOMID, TestHost.TINY, StoredConfig.LIVE)
                .orElseThrow();
    }

    private <S extends DeviceSpec> List<S> stored(Class<S> kind) {
        return FORMAT.read(stored()).devices(kind);
    }

    @Test
    void an_attached_disk_is_in_the_store_and_in_the_config_until_it_is_detached() {
        String tree = host.store.print();
        String config = stored();

        DeviceAddress disk = attach("disk", "d.img", "raw", "xvdb", "w");

        assertThat(disk).isEqualTo(new DeviceAddress(2, "vbd", 51728, 0, "vbd"));
        assertThat(host.store.read(disk.backendPath() + "/params"))
                .contains(devices.image().toString());
        assertThat(stored(DiskSpec.class)).singleElement().satisfies(spec -> {
            assertThat(spec.vdev()).isEqualTo("xvdb");
            assertThat(spec.path()).isEqualTo(devices.image().toString());
        });

        hot.detach(2, "disk", "xvdb", false, Task.UNATTENDED);

        assertThat(host.store.print()).isEqualTo(tree);
        assertThat(stored()).isEqualTo(config);
    }

    @Test
    void cards_get_the_numbers_after_the_last_and_keep_number_and_address_in_the_config() {
        attach("vif", "bridge=xenbr0");
        DeviceAddress second = attach("vif", "mac=00:16:3e:00:00:07");

        assertThat(second.devid()).isEqualTo(1);
        assertThat(stored(VifSpec.class)).extracting(VifSpec::devid).containsExactly(0, 1);
        assertThat(stored(VifSpec.class)).allSatisfy(vif -> {
            assertThat(vif.mac()).startsWith("00:16:3e:");
            assertThat(vif.type()).isEqualTo(VifSpec.Type.VIF);
        });
        assertThat(stored(VifSpec.class).get(1).bridge()).as("as written").isNull();
        assertThat(hot.list(2, "vif")).extracting(DeviceSummary::devid).containsExactly(0, 1);
        assertThat(hot.list(2, "vif").get(1).details()).containsEntry("mac", "00:16:3e:00:00:07");

        hot.detach(2, "vif", "00:16:3E:00:00:07", false, Task.UNATTENDED);
        assertThat(hot.list(2, "vif")).extracting(DeviceSummary::devid).containsExactly(0);
    }

    @Test
    void a_failed_attach_leaves_store_and_config_as_they_were() {
        String tree = host.store.print();
        String config = stored();
        devices.hotplug.onAdd = target -> {
            throw new ApiException(ErrorKind.SCRIPT_FAILED, "disk xvdb: no luck");
        };

        assertThatThrownBy(() -> attach("disk", "d.img", "raw", "xvdb", "w")).hasMessage("disk xvdb: no luck");

        assertThat(host.store.print()).isEqualTo(tree);
        assertThat(stored()).isEqualTo(config);
    }

    @Test
    void a_vdev_that_is_taken_is_refused_and_the_disk_that_has_it_stays() {
        attach("disk", "d.img", "raw", "xvdb", "w");
        String tree = host.store.print();
        String config = stored();

        assertThatThrownBy(() -> attach("disk", "d.img", "raw", "xvdb", "w")).isInstanceOf(ApiException.class);

        assertThat(host.store.print()).isEqualTo(tree);
        assertThat(stored()).isEqualTo(config);
    }

    @Test
    void a_device_that_another_toolstack_took_away_does_not_count() {
        DeviceAddress disk = attach("disk", "d.img", "raw", "xvdb", "w");
        devices.tree.remove(disk);

        attach("disk", "d.img", "raw", "xvdb", "r");

        assertThat(stored(DiskSpec.class)).singleElement().matches(spec -> !spec.readWrite());
    }

    @Test
    void a_guest_that_keeps_its_disk_keeps_it_and_one_that_keeps_its_card_loses_it() {
        DeviceAddress disk = attach("disk", "d.img", "raw", "xvdb", "w");
        DeviceAddress card = attach("vif");
        devices.kernel.ignore(disk.backendPath());
        devices.kernel.ignore(card.backendPath());

        assertThatThrownBy(() -> hot.detach(2, "disk", "xvdb", false, Task.UNATTENDED))
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.GUEST_TIMEOUT);
        assertThat(stored(DiskSpec.class)).hasSize(1);
        hot.detach(2, "vif", "0", false, Task.UNATTENDED);
        assertThat(stored(VifSpec.class)).isEmpty();
        hot.detach(2, "disk", "51728", true, Task.UNATTENDED);

        assertThat(devices.tree.list(2)).isEmpty();
        assertThat(stored(DiskSpec.class)).isEmpty();
    }

    @Test
    void what_is_not_there_is_said_so() {
        assertThatThrownBy(() -> hot.detach(2, "disk", "xvdz", false, Task.UNATTENDED))
                .hasMessage("Domain 2 has no disk xvdz.")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.NO_SUCH_DEVICE);
        assertThat(hot.list(99, "disk")).isEmpty();
    }

    @Test
    void wherever_the_daemon_is_killed_the_next_one_leaves_the_device_whole_or_not_at_all() throws IOException {
        String tree = host.store.print();
        for (int point = 0; ; point++) {
            host.faults.kill(point);
            boolean done = false;
            try {
                attach("disk", "d.img", "raw", "xvdb", "w");
                done = !host.faults.happened();
            } catch (Faults.Killed killed) {
                // as it would be
            }
            host.faults.off();
            manager.close();
            manager = host.daemon(devices.kinds);
            manager.start();
            hot = manager.devices();
            boolean inStore = !host.store.print().equals(tree);
            assertThat(stored(DiskSpec.class)).as("killed at %d", point).hasSize(inStore ? 1 : 0);
            assertThat(journal()).as("killed at %d", point).isEmpty();
            if (done) {
                assertThat(inStore).isTrue();
                assertThat(point).isGreaterThan(4);
                return;
            }
            if (inStore) {
                hot.detach(2, "disk", "xvdb", true, Task.UNATTENDED);
            }
        }
    }

    private List<Path> journal() throws IOException {
        Path entries = directory.resolve("xld/journal");
        if (!Files.exists(entries)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(entries)) {
            return files.toList();
        }
    }
}
