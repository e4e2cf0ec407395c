package dev.xld.daemon.device.kinds;

import static dev.xld.daemon.device.TestDevices.DOMID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.config.DeviceSpec;
import dev.xld.daemon.device.DeviceAddress;
import dev.xld.daemon.device.Phase;
import dev.xld.daemon.device.TestDevices;
import dev.xld.daemon.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** USB controllers and devices, on a host with a stick at 2:3, a mouse at 2:4 and a hub at 1:1. */
class UsbKindsTest {
    private static final String QUSB = "/local/domain/0/backend/qusb/2/0/port/";
    private static final String STICK = "usbdev = [ \"hostbus=2,hostaddr=3\" ]";

    @TempDir
    Path top;

    TestDevices devices;

    @BeforeEach
    void start() throws IOException {
        devices = new TestDevices(top);
        device("2-1", 2, 3, "00");
        device("2-1.4", 2, 4, "00");
        device("usb1", 1, 1, "09");
        Files.createDirectories(top.resolve("usb/devices/2-1:1.0"));
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    private void device(String busid, int bus, int number, String deviceClass) throws IOException {
        Path directory = Files.createDirectories(top.resolve("usb/devices").resolve(busid));
        Files.writeString(directory.resolve("busnum"), bus + "\n");
        Files.writeString(directory.resolve("devnum"), number + "\n");
        Files.writeString(directory.resolve("bDeviceClass"), deviceClass + "\n");
    }

    /** The kernel's usbback, and the driver the stick has now. */
    private Path usbback() throws IOException {
        Path driver = Files.createDirectories(top.resolve("usb/drivers/usb-storage"));
        Files.writeString(driver.resolve("bind"), "");
        Files.createSymbolicLink(top.resolve("usb/devices/2-1:1.0/driver"), driver);
        Path usbback = Files.createDirectories(top.resolve("usb/drivers/usbback"));
        Files.writeString(usbback.resolve("bind"), "");
        return usbback;
    }

    private void attach(String... lines) {
        List<DeviceSpec> prepared = devices.kinds.prepare(devices.config(String.join("\n", lines)));
        for (Phase phase : Phase.values()) {
            devices.kinds.attachAll(DOMID, devices.kinds.of(phase, prepared), Task.UNATTENDED);
        }
    }

    @Test
    void devices_get_the_ports_they_name_and_the_others_the_first_free_ones() {
        attach(
                "usbctrl = [ \"type=qusb\", \"type=qusb\" ]",
                "usbdev = [ \"hostbus=2,hostaddr=3\", \"hostbus=2,hostaddr=4,controller=1,port=5\" ]");

        assertThat(devices.store.read(QUSB + "1")).contains("2-1");
        assertThat(devices.store.read("/local/domain/0/backend/qusb/2/1/port/5"))
                .contains("2-1.4");
    }

    @Test
    void what_the_host_does_not_have_or_cannot_give_is_refused() {
        String controller = "usbctrl = [ \"type=qusb\" ]";
        assertThatThrownBy(() -> attach(controller, "usbdev = [ \"hostbus=2,hostaddr=77\" ]"))
                .hasMessageStartingWith("usbdev 2:77: the host has no such device");
        assertThatThrownBy(() -> attach(controller, "usbdev = [ \"hostbus=1,hostaddr=1\" ]"))
                .hasMessageStartingWith("usbdev 1:1: it is a hub");
        assertThatThrownBy(() -> attach(controller, "usbdev = [ \"hostbus=2,hostaddr=3,port=1\" ]"))
                .hasMessage("usbdev 2:3: port= needs controller= beside it");
        assertThatThrownBy(() -> attach(controller, "usbdev = [ \"hostbus=2,hostaddr=3,controller=0,port=9\" ]"))
                .hasMessage("usbdev 2:3: port 9 of controller 0 is not free");
        assertThatThrownBy(() -> attach("usbctrl = [ \"type=qusb,version=3\" ]"))
                .hasMessage("usbctrl 0: a paravirtualized controller has version=1 or version=2, not 3");
        assertThatThrownBy(() -> attach("usbctrl = [ \"type=devicemodel,version=1,ports=3\" ]"))
                .hasMessage("usbctrl 0: an emulated controller of version 1 has 2 ports, not 3");
        assertThat(devices.tree.list(DOMID)).isEmpty();
    }

    @Test
    void one_device_is_never_given_twice() {
        attach("usbctrl = [ \"type=qusb\" ]", STICK);
        assertThatThrownBy(() -> devices.kinds.prepare(devices.config("usbctrl = [ \"type=qusb\" ]\n" + STICK)))
                .hasMessage("usbdev 2:3: domain 2 has this device already");
    }

    @Test
    void a_device_of_the_kernels_backend_is_taken_from_its_driver_and_given_back() throws IOException {
        Path usbback = usbback();
        attach("usbctrl = [ \"\" ]", STICK);

        assertThat(usbback.resolve("bind")).hasContent("2-1:1.0");
        assertThat(devices.store.read("/libxl/usbback/2-1/2-1@1_0/driver_path"))
                .contains(top.resolve("usb/drivers/usb-storage").toRealPath().toString());
        assertThat(devices.store.read("/local/domain/0/backend/vusb/2/0/port/1"))
                .contains("2-1");

        Files.writeString(usbback.resolve("2-1:1.0"), "");
        devices.kinds.detachAll(DOMID, Task.UNATTENDED);

        assertThat(top.resolve("usb/drivers/usb-storage/bind")).hasContent("2-1:1.0");
        assertThat(devices.store.list("/libxl/usbback")).contains(List.of());
        assertThat(devices.tree.list(DOMID)).isEmpty();
    }

    @Test
    void a_device_that_cannot_be_taken_leaves_its_port_free() {
        assertThatThrownBy(() -> attach("usbctrl = [ \"type=pv\" ]", STICK))
                .hasMessageMatching("USB interface 2-1:1.0: writing to .*/usbback/bind failed: .*");
        assertThat(devices.store.read("/local/domain/0/backend/vusb/2/0/port/1"))
                .contains("");
        assertThat(devices.store.read("/libxl/usbback")).isEmpty();
    }

    @Test
    void emulated_controllers_have_no_tree_but_libxls_and_are_made_by_the_device_model() {
        attach("usbctrl = [ \"type=devicemodel,version=3,ports=4\" ]", STICK);

        assertThat(devices.commands)
                .containsExactly(
                        "device_add {driver=nec-usb-xhci, p2=4, p3=4, id=xenusb-0}",
                        "device_add {id=xenusb-2-3, driver=usb-host, bus=xenusb-0.0, port=1, hostbus=2, hostaddr=3}");
        DeviceAddress controller = devices.tree.list(DOMID).get(0);
        assertThat(controller.emulated()).isTrue();
        assertThat(devices.store.read("/libxl/2/device/vusb/0/port/1")).contains("2-1");
        assertThat(devices.store.list("/local/domain/2/device")).isEmpty();
        assertThat(devices.store.list("/local/domain/0/backend")).isEmpty();

        devices.commands.clear();
        devices.kinds.running().detach(controller, false, Task.UNATTENDED);
        assertThat(devices.commands).containsExactly("device_del {id=xenusb-2-3}", "device_del {id=xenusb-0}");
        assertThat(devices.tree.list(DOMID)).isEmpty();
    }

    @Test
    void a_plugged_device_is_found_by_its_port_and_pulled_out_alone() {
        attach("usbctrl = [ \"type=qusb\" ]", STICK);
        DeviceAddress stick = devices.kinds.running().find(DOMID, "usbdev", "0:1");

        devices.kinds.running().detach(stick, false, Task.UNATTENDED);

        assertThat(devices.store.read(QUSB + "1")).contains("");
        assertThat(devices.tree.list(DOMID)).hasSize(1);
        assertThatThrownBy(() -> devices.kinds.running().find(DOMID, "usbdev", "0:1"))
                .hasMessage("Domain 2 has no usbdev 0:1.");
    }

    @Test
    void what_another_tool_wrote_into_a_port_leads_nowhere() {
        attach("usbctrl = [ \"type=qusb\" ]");
        devices.store.write(QUSB + "2", "../../etc");
        assertThat(devices.kinds.running().list(DOMID, "usbctrl").get(0).details())
                .containsOnlyKeys("type", "usb-ver", "num-ports");
    }
}
