package dev.xld.daemon.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.pci.GuestDevice;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.PciAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What qemu is told of PCI devices, and what is made of its answers. */
@Timeout(30)
class QemuPciTest {
    private static final int DOMID = FakeQemu.DOMID;
    private static final PciAddress CARD = new PciAddress(0, 3, 0x1f, 2);
    private static final String THERE = device(28, 2, "pci-pt-03_1f.2");
    private static final String GONE = device(3, 0, "");

    @TempDir
    Path directory;

    private FakeQemu host;
    private FakeMonitor monitor;
    private QemuPci pci;

    @BeforeEach
    void start() throws IOException {
        host = new FakeQemu(directory, FakeQemu.OBEDIENT);
        monitor = host.monitor().answer("device_add", "{}").answer("device_del", "{}");
        pci = new QemuPci(host.models, Duration.ofMillis(1200));
    }

    @AfterEach
    void stop() {
        monitor.close();
        host.close();
    }

    private static String device(int slot, int function, String id) {
        return "[{\"bus\": 0, \"devices\": [{\"bus\": 0, \"slot\": 0, \"function\": 0, \"qdev_id\": \"\"}, {\"slot\": "
                + slot + ", \"function\": " + function + ", \"qdev_id\": \"" + id + "\"}]}]";
    }

    private static GuestDevice card(int vdevfn, boolean multifunction, boolean permissive) {
        return new GuestDevice(
                CARD, vdevfn, multifunction, Optional.empty(), false, false, permissive, false, "strict");
    }

    private List<String> asked() {
        return monitor.requests().stream()
                .filter(request -> !request.contains("qmp_capabilities"))
                .toList();
    }

    @Test
    void a_device_is_added_by_its_address_and_found_where_qemu_put_it() {
        monitor.answer("query-pci", THERE);
        assertThat(pci.add(DOMID, card(0, false, false))).isEqualTo(0xe2);
        assertThat(asked().get(0))
                .contains("\"execute\":\"device_add\"")
                .contains("\"arguments\":{\"driver\":\"xen-pci-passthrough\",\"id\":\"pci-pt-03_1f.2\","
                        + "\"hostaddr\":\"0000:03:1f.2\"}");
        assertThat(asked().get(1)).contains("\"execute\":\"query-pci\"");
    }

    @Test
    void slot_function_and_rights_are_passed_on_when_wanted() {
        monitor.answer("query-pci", THERE);
        pci.add(DOMID, card(0xe2, true, true));
        assertThat(asked().get(0)).contains("\"addr\":\"1c.2\",\"permissive\":true,\"multifunction\":true");
    }

    @Test
    void what_qemu_refuses_is_told_in_its_words() {
        monitor.answer(
                "device_add",
                "{\"error\": {\"class\": \"GenericError\", \"desc\": \"PCI: slot 28 function 2 not available\"}, \"id\": ID}");
        assertThatThrownBy(() -> pci.add(DOMID, card(0xe2, false, false)))
                .hasMessageStartingWith("PCI device 0000:03:1f.2: ")
                .hasMessageEndingWith("refused device_add: PCI: slot 28 function 2 not available");
    }

    @Test
    void a_place_that_cannot_be_is_none() {
        for (String answer :
                new String[] {"[]", "{}", GONE, device(32, 0, "pci-pt-03_1f.2"), "[7, {\"devices\": [1]}]"}) {
            monitor.answer("query-pci", answer);
            assertThatThrownBy(() -> pci.add(DOMID, card(0, false, false)))
                    .as(answer)
                    .hasMessageContaining("does not say where it is");
        }
    }

    @Test
    void a_guest_that_lets_go_is_waited_for() {
        monitor.answer("query-pci", THERE);
        Thread guest = new Thread(() -> {
            while (asked().size() < 3) {
                Thread.onSpinWait();
            }
            monitor.answer("query-pci", GONE);
        });
        guest.start();
        assertThatCode(() -> pci.remove(DOMID, List.of(CARD), Task.UNATTENDED)).doesNotThrowAnyException();
        assertThat(asked().get(0)).contains("\"execute\":\"device_del\",\"arguments\":{\"id\":\"pci-pt-03_1f.2\"}");
        assertThat(asked()).hasSizeGreaterThan(2);
    }

    @Test
    void a_guest_that_does_not_let_go_is_told_of() {
        monitor.answer("query-pci", THERE);
        assertThatThrownBy(() -> pci.remove(DOMID, List.of(CARD), Task.UNATTENDED))
                .hasMessage("Domain 5 did not release PCI device 0000:03:1f.2 within 1 s; it may still be in use there."
                        + " -f takes it all the same.")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.GUEST_TIMEOUT);
    }

    @Test
    void one_that_qemu_has_not_is_gone_already() {
        monitor.answer(
                        "device_del",
                        "{\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"Device not found\"}, \"id\": ID}")
                .answer("query-pci", GONE);
        assertThatCode(() -> pci.remove(DOMID, List.of(CARD), Task.UNATTENDED)).doesNotThrowAnyException();
    }

    @Test
    void a_guest_that_was_asked_before_may_still_let_go() {
        monitor.answer(
                        "device_del",
                        "{\"error\": {\"class\": \"GenericError\", \"desc\": \"already in the process of unplug\"}, \"id\": ID}")
                .answer("query-pci", THERE);
        assertThatThrownBy(() -> pci.remove(DOMID, List.of(CARD), Task.UNATTENDED))
                .hasMessageContaining("in use there; ")
                .hasMessageContaining("already in the process of unplug. -f takes");
        monitor.answer("query-pci", GONE);
        assertThatCode(() -> pci.remove(DOMID, List.of(CARD), Task.UNATTENDED)).doesNotThrowAnyException();
    }
}
