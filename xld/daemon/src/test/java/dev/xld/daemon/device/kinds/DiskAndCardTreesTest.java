package dev.xld.daemon.device.kinds;

import static dev.xld.daemon.device.TestDevices.DOMID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.plan.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code trees/NAME.cfg} has one disk or card, {@code NAME.store} the tree the C xl 4.17 gave it in the lab (xenstore-ls -fp),
 * without what scripts, the kernel and qemu wrote; domain 13 is the driver domain {@code dd}.
 */
class DiskAndCardTreesTest {
    @TempDir
    Path top;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vbd-cdrom",
                "vbd-partition",
                "qdisk",
                "qdisk-empty",
                "qdisk-raw",
                "vif-all",
                "vif-named",
                "vif-driver",
                "vbd-driver",
                "qdisk-driver"
            })
    void the_tree_is_the_references(String name) throws IOException {
        try (TestDevices devices = new TestDevices(top)) {
            Files.writeString(top.resolve("d.qcow2"), "an image");
            devices.store.write("/local/domain/13/name", "dd");
            devices.kernel.serve("/local/domain/13/backend/vif");
            devices.kernel.serve("/local/domain/13/backend/vbd");
            DomainConfig config = XlConfig.parse(
                            name + ".cfg", here(resource(name + ".cfg")), List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                    .config()
                    .orElseThrow();
            devices.store.write("/libxl/2/type", config.createInfo().type().word());

            devices.kinds.attachAll(DOMID, devices.kinds.prepare(config), Task.UNATTENDED);

            DeviceAddress device = devices.tree.list(DOMID).get(0);
            assertThat(devices.below(device.libxlPath())
                            + devices.below(device.backendPath())
                            + devices.below(device.frontendPath()))
                    .isEqualTo(here(resource(name + ".store")));
        }
    }

    private static String resource(String name) {
        String path = "/dev/xld/daemon/device/trees/" + name;
        try (InputStream in = Objects.requireNonNull(DiskAndCardTreesTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the paths of this test's host. */
    private String here(String text) {
        return text.replace("/etc/xen/scripts", top.resolve("scripts").toString())
                .replace("/root/d.img", top.resolve("d.img").toString())
                .replace("/root/d.qcow2", top.resolve("d.qcow2").toString());
    }
}
