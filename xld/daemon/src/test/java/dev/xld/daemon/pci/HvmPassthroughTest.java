package dev.xld.daemon.pci;

import static dev.xld.daemon.pci.FakePci.CARD;
import static dev.xld.daemon.pci.FakePci.DOMID;
import static dev.xld.daemon.pci.FakePci.FIRST;
import static dev.xld.daemon.pci.FakePci.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.PciSpec;
import dev.xld.config.xl.device.PciOperand;
import dev.xld.daemon.pci.PciPassthrough.Attached;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.plan.Waits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests that see their devices in a device model, and not in pciback's tree, which stands there all the same. */
class HvmPassthroughTest {
    @TempDir
    Path top;

    FakePci host;

    @BeforeEach
    void start() {
        host = new FakePci(top);
        host.store.write("/libxl/" + DOMID + "/type", "hvm");
        for (var device : List.of(CARD, FIRST, SECOND)) {
            host.assignable.add(device, Optional.empty());
        }
        host.silenceGuest();
        host.granted.clear();
        host.calls.clear();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private static PciSpec spec(String text) {
        return PciOperand.specification(text).device().orElseThrow();
    }

    private List<Attached> create(String... devices) {
        return host.passthrough.attach(
                DOMID, Stream.of(devices).map(HvmPassthroughTest::spec).toList(), true, Task.UNATTENDED);
    }

    private List<Attached> attach(String device) {
        return host.passthrough.attach(DOMID, List.of(spec(device)), false, Task.UNATTENDED);
    }

    private void detach(String device, boolean force) {
        host.passthrough.detach(DOMID, spec(device), force, Task.UNATTENDED);
    }

    /** pciback counts the first device as the guest's. */
    private void awaitTaken() {
        String backend = "/local/domain/0/backend/pci/" + DOMID + "/0";
        Waits.polling(
                Duration.ofSeconds(5),
                Task.UNATTENDED,
                () -> host.store.read(backend + "/state").filter("3"::equals).isPresent());
        host.store.write(backend + "/state-0", "3");
    }

    private List<Attached> devices() {
        return host.passthrough.list(DOMID).orElse(List.of());
    }

    @Test
    void the_store_says_where_the_device_model_put_the_device() {
        assertThat(create("00:05.0", "00:06.0@1c"))
                .containsExactly(new Attached(CARD, 0x20), new Attached(FIRST, 0xe0));

        assertThat(devices()).containsExactly(new Attached(CARD, 0x20), new Attached(FIRST, 0xe0));
        assertThat(host.granted)
                .contains(
                        "ioMemory 2 1043328 32",
                        "ioPorts 2 49152 64",
                        "mapInterrupt 2 21",
                        "interrupt 2 21",
                        "assign 2 0000:00:05.0 strict");
    }

    @Test
    void the_device_model_gets_a_device_that_xen_has_granted() {
        create("00:05.0");

        assertThat(host.calls).containsSubsequence("assign 2 0000:00:05.0 false", "device_add 0000:00:05.0@0");
    }

    @Test
    void of_the_functions_of_a_slot_the_first_comes_last() {
        create("00:05.0", "00:06.*@1c");

        assertThat(host.calls.stream().filter(call -> call.startsWith("device_add")))
                .containsExactly(
                        "device_add 0000:00:05.0@0",
                        "device_add 0000:00:06.1@e1 multifunction",
                        "device_add 0000:00:06.0@e0 multifunction");
        assertThat(devices()).contains(new Attached(FIRST, 0xe0), new Attached(SECOND, 0xe1));
    }

    @Test
    void what_the_device_model_refuses_is_taken_back() {
        String before = host.store.print();
        host.broken.add("device_add 0000:00:06.0");

        assertThatThrownBy(() -> attach("00:06.*@1c")).hasMessageContaining("device_add 0000:00:06.0@e0 multifunction");

        assertThat(host.granted).isEmpty();
        assertThat(host.store.print()).isEqualTo(before);
        assertThat(host.calls)
                .containsSubsequence("device_del [0000:00:06.1]", "deassign 2 0000:00:06.1")
                .doesNotContain("device_del [0000:00:06.0]");
    }

    @Test
    void a_guest_that_does_not_run_yet_is_not_asked_to_let_go() {
        host.broken.add("device_add 0000:00:06.0");

        assertThatThrownBy(() -> create("00:05.0", "00:06.0")).isInstanceOf(ApiException.class);

        assertThat(host.granted).isEmpty();
        assertThat(host.calls).noneMatch(call -> call.startsWith("device_del"));
    }

    @Test
    void the_store_of_a_running_guest_is_the_references_after_each_change() {
        create("00:05.0");
        awaitTaken();
        attach("00:06.0");
        assertThat(host.backend()).contains("state = \"7\"", "state-1 = \"1\"", "vdevfn-1 = \"28\"");

        detach("00:05.0", false);

        assertThat(host.backend().lines())
                .contains("state = \"7\"", "num_devs = \"1\"", "dev-0 = \"0000:00:06.0\"", "state-0 = \"1\"");
        assertThat(host.granted).noneMatch(grant -> grant.contains("05.0")).anyMatch(grant -> grant.contains("06.0"));
    }

    @Test
    void pciback_is_made_to_forget_a_device_of_a_guest_that_lives_on() {
        create("00:05.0");
        awaitTaken();
        attach("00:06.0");
        host.calls.clear();

        detach("00:05.0", false);
        assertThat(host.calls)
                .containsSubsequence(
                        "device_del [0000:00:05.0]",
                        "deassign 2 0000:00:05.0",
                        "pciback/unbind 0000:00:05.0",
                        "pciback/bind 0000:00:05.0");
        assertThat(host.driver(CARD)).isEqualTo("pciback");

        host.calls.clear();
        detach("00:06.0", false);
        assertThat(host.calls).contains("device_del [0000:00:06.0]").noneMatch(call -> call.startsWith("pciback/"));
        assertThat(devices()).isEmpty();
    }

    @Test
    void a_guest_that_does_not_let_go_keeps_the_device() {
        create("00:05.0");
        awaitTaken();
        String before = host.store.print();
        host.broken.add("device_del");

        assertThatThrownBy(() -> detach("00:05.0", false)).isInstanceOf(ApiException.class);
        assertThat(host.store.print()).isEqualTo(before);
        assertThat(host.granted).contains("assign 2 0000:00:05.0 strict");

        detach("00:05.0", true);
        assertThat(host.granted).isEmpty();
        assertThat(devices()).isEmpty();
    }

    @Test
    void a_slot_goes_as_a_whole() {
        create("00:06.*@1c");

        assertThatThrownBy(() -> detach("00:06.1", false))
                .hasMessage(
                        "PCI device 0000:00:06.1 shares a slot of domain 2 with 0000:00:06.0 and can only go together"
                                + " with it: detach 0000:00:06.*.")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.WRONG_STATE);
        assertThat(devices()).hasSize(2);

        detach("00:06.*", false);
        assertThat(devices()).isEmpty();
        assertThat(host.calls).contains("device_del [0000:00:06.0, 0000:00:06.1]");
    }
}
