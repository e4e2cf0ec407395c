package dev.xld.daemon.device;

import static dev.xld.daemon.device.TestDevices.DOMID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(8)
class DeviceRemovalTest {
    private static final DeviceAddress VIF = new DeviceAddress(DOMID, "vif", 0, 0, "vif");

    @TempDir
    Path top;

    TestDevices devices;
    String before = "";

    @BeforeEach
    void start() {
        devices = new TestDevices(top);
        before = devices.store.print();
        devices.attach("vif = [ \"bridge=xenbr0\" ]");
        devices.store.write(VIF.backendPath() + "/state", "4");
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    @Test
    void the_script_runs_when_the_backend_has_closed_and_the_tree_still_stands() {
        List<String> seen = new ArrayList<>();

        devices.removal.remove(
                VIF,
                false,
                () -> {
                    seen.add("state "
                            + devices.store.read(VIF.backendPath() + "/state").orElse("gone"));
                    seen.add("online "
                            + devices.store.read(VIF.backendPath() + "/online").orElse("gone"));
                    seen.add(
                            "frontend " + devices.store.read(VIF.frontendPath()).isPresent());
                },
                Task.UNATTENDED);

        assertThat(seen).containsExactly("state 6", "online 0", "frontend true");
        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void a_guest_that_keeps_the_device_keeps_it_unless_forced() {
        devices.kernel.ignore(VIF.backendPath());
        List<String> scripts = new ArrayList<>();

        assertThatThrownBy(() -> devices.removal.remove(VIF, false, () -> scripts.add("run"), Task.UNATTENDED))
                .hasMessageStartingWith("domain 2 did not release its vif 0 within")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.GUEST_TIMEOUT);
        assertThat(scripts).isEmpty();
        assertThat(devices.tree.list(DOMID)).containsExactly(VIF);

        devices.removal.remove(VIF, true, () -> scripts.add("run"), Task.UNATTENDED);
        assertThat(scripts).containsExactly("run");
        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void a_forced_removal_takes_the_frontend_first() {
        List<Boolean> frontend = new ArrayList<>();

        devices.removal.remove(
                VIF,
                true,
                () -> frontend.add(devices.store.read(VIF.frontendPath()).isPresent()),
                Task.UNATTENDED);

        assertThat(frontend).containsExactly(false);
    }

    @Test
    void a_script_that_fails_keeps_no_device_attached() {
        devices.removal.remove(
                VIF,
                false,
                () -> {
                    throw new ApiException(ErrorKind.SCRIPT_FAILED, "vif 0: no luck");
                },
                Task.UNATTENDED);

        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void a_backend_that_is_gone_already_is_not_waited_for() {
        devices.kernel.ignore(VIF.backendPath());
        devices.store.remove(VIF.backendPath());

        devices.removal.remove(VIF, false, () -> {}, Task.UNATTENDED);

        assertThat(devices.store.print()).isEqualTo(before);
    }

    @Test
    void a_driver_domain_is_given_the_time_to_remove_its_nodes() {
        DeviceAddress far = new DeviceAddress(DOMID, "vif", 1, 7, "vif");
        DeviceNodes nodes = new DeviceNodes(Map.of("state", "1"), Map.of(), Map.of());
        devices.tree.add(List.of(new Plug(far, nodes, Connection.NONE)));
        devices.store.write(far.backendPath() + "/state", "6");
        long start = System.nanoTime();

        devices.removal.remove(far, true, () -> {}, Task.UNATTENDED);

        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
        assertThat(devices.tree.list(DOMID)).containsExactly(VIF);
    }

    @Test
    void directories_with_other_devices_in_them_stay() {
        devices.attach("vif = [ \"bridge=xenbr0,devid=3\" ]");

        devices.removal.remove(VIF, false, () -> {}, Task.UNATTENDED);

        assertThat(devices.tree.list(DOMID)).extracting(DeviceAddress::devid).containsExactly(3);
        assertThat(devices.store.list("/local/domain/2/device/vif")).contains(List.of("3"));
        assertThat(devices.store.list("/local/domain/0/backend/vif/2")).contains(List.of("3"));
    }
}
