package dev.xld.daemon.device;

import static dev.xld.daemon.device.TestDevices.DOMID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.ChannelSpec;
import dev.xld.config.DeviceSpec;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.DtdevSpec;
import dev.xld.config.HostCpus;
import dev.xld.config.LifecycleActions;
import dev.xld.config.P9Spec;
import dev.xld.config.PvcallsSpec;
import dev.xld.config.UsbctrlSpec;
import dev.xld.config.UsbdevSpec;
import dev.xld.config.VdisplSpec;
import dev.xld.config.VfbSpec;
import dev.xld.config.VifSpec;
import dev.xld.config.VkbSpec;
import dev.xld.config.VsndSpec;
import dev.xld.config.VtpmSpec;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.daemon.plan.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code <word>.cfg} has one device, {@code <word>.store} what the C xl 4.17 wrote of it (xenstore-ls -fp). */
class DeviceKindsTest {
    private static final String TWO_DISKS = "disk = [ \"/IMG,raw,xvda,w\", \"/IMG,raw,xvdb,r\" ]";
    private static final String VIF = "vif = [ \"bridge=xenbr0\" ]";

    @TempDir
    Path top;

    TestDevices devices;

    @BeforeEach
    void start() {
        devices = new TestDevices(top);
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    static Stream<Class<?>> specs() {
        return Stream.of(
                DiskSpec.class,
                VifSpec.class,
                VkbSpec.class,
                VfbSpec.class,
                P9Spec.class,
                PvcallsSpec.class,
                ChannelSpec.class,
                VtpmSpec.class,
                VdisplSpec.class,
                VsndSpec.class,
                UsbctrlSpec.class);
    }

    /** Those that have no tree: a USB device is in its controller's, a device of a device tree is nowhere on this machine. */
    private static final List<Class<?>> WITHOUT_TREE = List.of(UsbdevSpec.class, DtdevSpec.class);

    private static boolean isKnown(Class<?> spec) {
        return WITHOUT_TREE.contains(spec) || specs().anyMatch(spec::equals);
    }

    private static Stream<Class<?>> records(Class<?> spec) {
        return spec.isRecord()
                ? Stream.of(spec)
                : Stream.of(spec.getPermittedSubclasses()).flatMap(DeviceKindsTest::records);
    }

    @Test
    void every_other_device_a_config_can_have_is_refused_by_the_name_of_its_key() {
        String config = resource("others.cfg");
        List<DeviceSpec> others = devices.config(config).devices();
        assertThat(records(DeviceSpec.class).filter(spec -> !isKnown(spec)))
                .containsExactlyInAnyOrderElementsOf(
                        others.stream().map(Object::getClass).distinct().toList());
        for (DeviceSpec other : others) {
            DomainConfig with = new DomainConfig(
                    devices.config("").createInfo(),
                    devices.config("").buildInfo(),
                    List.of(other),
                    LifecycleActions.DEFAULT);
            assertThatThrownBy(() -> devices.kinds.prepare(with))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
                    .hasMessageMatching("xld cannot attach devices of the kind (\\w+); leave out the key \\1")
                    .satisfies(e -> assertThat(config)
                            .contains("\n" + String.valueOf(e.getMessage()).replaceFirst(".* ", "") + " = "));
        }
    }

    private DeviceKind<?> kindOf(Class<?> spec) {
        return devices.kinds.kinds().stream()
                .filter(kind -> kind.spec().equals(spec))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no kind for " + spec.getSimpleName()));
    }

    private static String resource(String name) {
        try (InputStream in = DeviceKindsTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** With the paths of this test's host. */
    private String here(String text) {
        return text.replace("/etc/xen/scripts", top.resolve("scripts").toString())
                .replace("/root/d.img", devices.image().toString());
    }

    private String placed(String config) {
        return config.replace("/IMG", devices.image().toString());
    }

    @ParameterizedTest
    @MethodSource("specs")
    void every_device_a_config_can_have_gets_the_tree_libxl_gives_it(Class<?> spec) {
        String word = kindOf(spec).word();
        DomainConfig config = XlConfig.parse(
                        word + ".cfg", here(resource(word + ".cfg")), List.of(), XlDefaults.STOCK, HostCpus.UNKNOWN)
                .config()
                .orElseThrow();
        assertThat(config.devices()).hasAtLeastOneElementOfType(spec);

        devices.kinds.attachAll(DOMID, devices.kinds.prepare(config), Task.UNATTENDED);

        DeviceAddress device = devices.tree.list(DOMID).stream()
                .filter(one -> one.kind().equals(word))
                .findFirst()
                .orElseThrow();
        assertThat(devices.below(device.libxlPath())
                        + devices.below(device.backendPath())
                        + devices.below(device.frontendPath()))
                .isEqualTo(here(resource(word + ".store")));
    }

    @Test
    void what_is_detached_leaves_the_store_as_it_was() {
        String before = devices.elsewhere();
        devices.attach(placed(TWO_DISKS + "\n" + VIF));
        assertThat(devices.tree.list(DOMID)).hasSize(3);

        devices.kinds.detachAll(DOMID, Task.UNATTENDED);

        assertThat(devices.elsewhere()).isEqualTo(before);
        assertThat(devices.hotplug.calls)
                .contains("remove disk xvda", "remove disk xvdb", "remove vif 0")
                .hasSize(6);
    }

    @Test
    void consoles_are_only_removed_from_the_store() {
        String before = devices.elsewhere();
        DeviceAddress console = new DeviceAddress(DOMID, "console", 0, 0, "console");
        DeviceNodes nodes =
                new DeviceNodes(java.util.Map.of("state", "1"), java.util.Map.of(), java.util.Map.of("type", "x"));
        devices.tree.add(List.of(new Plug(console, nodes, Connection.NONE)));

        devices.kinds.detachAll(DOMID, Task.UNATTENDED);

        assertThat(devices.elsewhere()).isEqualTo(before);
        assertThat(devices.hotplug.calls).isEmpty();
    }

    @Test
    void a_failed_phase_takes_back_its_own_devices_and_no_others() {
        devices.attach(placed("disk = [ \"/IMG,raw,xvdc,w\" ]"));
        String before = devices.elsewhere();
        devices.hotplug.onAdd = target -> {
            if (target.label().equals("disk xvdb")) {
                throw new ApiException(ErrorKind.SCRIPT_FAILED, "disk xvdb: no luck");
            }
        };

        assertThatThrownBy(() -> devices.attach(placed(TWO_DISKS))).hasMessage("disk xvdb: no luck");

        assertThat(devices.elsewhere()).isEqualTo(before);
    }

    @Test
    @Timeout(5)
    void a_device_that_fails_keeps_nobody_waiting_for_the_others() {
        devices.kernel.ignore("/local/domain/0/backend/vbd/2/51712");
        devices.hotplug.onAdd = target -> {
            throw new ApiException(ErrorKind.SCRIPT_FAILED, "disk xvdb: no luck");
        };

        assertThatThrownBy(() -> devices.attach(placed(TWO_DISKS))).hasMessage("disk xvdb: no luck");

        assertThat(devices.tree.list(DOMID)).isEmpty();
    }

    @Test
    void a_second_device_at_the_same_place_is_refused_and_the_first_stays() {
        devices.attach(VIF);
        String before = devices.store.print();

        assertThatThrownBy(() -> devices.attach(VIF))
                .hasMessage("domain 2 has a vif 0 already")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.WRONG_STATE);

        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void trouble_with_one_device_keeps_no_other_attached_and_is_reported() {
        devices.attach(placed(TWO_DISKS + "\n" + VIF));
        devices.hotplug.onRemove = target -> {
            if (target.label().equals("disk xvda")) {
                throw new IllegalStateException("lost");
            }
        };

        assertThatThrownBy(() -> devices.kinds.detachAll(DOMID, Task.UNATTENDED))
                .hasMessage("lost");

        assertThat(devices.tree.list(DOMID)).extracting(DeviceAddress::devid).containsExactly(51712);
    }

    @Test
    void devices_of_other_toolstacks_and_kinds_are_removed_too() {
        String before = devices.elsewhere();
        String back = "/local/domain/0/backend/vkbd/2/0";
        devices.store.write("/libxl/2/device/vkb/0/backend", back);
        devices.store.write("/libxl/2/device/vkb/0/frontend", "/local/domain/2/device/vkb/0");
        devices.store.write("/local/domain/2/device/vkb/0/backend", back);
        devices.store.write(back + "/state", "4");

        devices.kinds.detachAll(DOMID, Task.UNATTENDED);

        assertThat(devices.elsewhere()).isEqualTo(before);
    }

    @Test
    void the_guests_word_about_its_devices_is_not_taken() {
        devices.attach(VIF);
        devices.store.write("/local/domain/2/device/vif/0/backend", "/local/domain/0/backend/vbd/1/51712");
        devices.store.write("/local/domain/0/backend/vbd/1/51712/state", "4");

        devices.kinds.detachAll(DOMID, Task.UNATTENDED);

        assertThat(devices.store.read("/local/domain/0/backend/vbd/1/51712/state"))
                .contains("4");
        assertThat(devices.tree.list(DOMID)).isEmpty();
    }

    @Test
    void a_cancelled_attach_leaves_nothing() {
        String before = devices.elsewhere();
        devices.kernel.ignore("/local/domain/0/backend/vif/2/0");
        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        Task soonCancelled = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return System.nanoTime() > end;
            }
        };

        assertThatThrownBy(() -> devices.kinds.attachAll(
                        DOMID, devices.kinds.prepare(devices.config(placed(TWO_DISKS + "\n" + VIF))), soonCancelled))
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.CANCELLED);

        assertThat(devices.elsewhere()).isEqualTo(before);
    }
}
