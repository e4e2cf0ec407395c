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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PciPassthroughTest {
    @TempDir
    Path top;

    FakePci host;

    @BeforeEach
    void start() {
        host = new FakePci(top);
        for (var device : List.of(CARD, FIRST, SECOND)) {
            host.assignable.add(device, Optional.empty());
        }
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

    private void create(String... devices) {
        host.passthrough.attach(
                DOMID, Stream.of(devices).map(PciPassthroughTest::spec).toList(), true, Task.UNATTENDED);
    }

    private void attach(String device) {
        host.passthrough.attach(DOMID, List.of(spec(device)), false, Task.UNATTENDED);
    }

    private void detach(String device, boolean force) {
        host.passthrough.detach(DOMID, spec(device), force, Task.UNATTENDED);
    }

    private List<Attached> devices() {
        return host.passthrough.list(DOMID).orElse(List.of());
    }

    @Test
    void a_device_gets_its_ports_its_memory_its_interrupt_and_its_iommu() {
        create("00:05.0@1c,permissive=1");

        assertThat(host.granted)
                .containsExactlyInAnyOrder(
                        "ioMemory 2 1043328 32",
                        "ioPorts 2 49152 64",
                        "mapInterrupt 2 21",
                        "interrupt 2 21",
                        "assign 2 0000:00:05.0 strict");
        assertThat(host.calls).contains("pciback/permissive 0000:00:05.0", "0000:00:05.0/reset 1");
        assertThat(host.nodes.owner(CARD)).hasValue(DOMID);
        assertThat(devices()).containsExactly(new Attached(CARD, 0xe0));
    }

    @Test
    void all_devices_of_a_domain_stand_in_one_backend() {
        create("00:05.0", "00:06.0,msitranslate=1,rdm_policy=relaxed");

        assertThat(host.backend().lines())
                .contains(
                        "num_devs = \"2\"",
                        "domain = \"g\"",
                        "dev-0 = \"0000:00:05.0\"",
                        "key-1 = \"0000:00:06.0\"",
                        "opts-0 = \"msitranslate=0,power_mgmt=0,permissive=0,rdm_policy=strict\"",
                        "opts-1 = \"msitranslate=1,power_mgmt=0,permissive=0,rdm_policy=relaxed\"",
                        "state-1 = \"1\"")
                .noneMatch(line -> line.startsWith("vdevfn"));
    }

    @Test
    void every_function_of_a_device_comes_to_the_same_slot() {
        create("00:06.*@1c");

        assertThat(devices()).containsExactly(new Attached(FIRST, 0xe0), new Attached(SECOND, 0xe1));
        assertThatThrownBy(() -> host.passthrough.check(spec("00:06.*")))
                .hasMessageContaining("need a slot in the guest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ioMemory 2 1043328 32 true",
                "ioPorts",
                "mapInterrupt",
                "interrupt 2 21 true",
                "pciback/perm",
                "assign 2"
            })
    void what_fails_leaves_nothing_granted_noted_or_written(String broken) {
        String before = host.store.print();
        host.broken.add(broken);

        assertThatThrownBy(() -> create("00:06.0", "00:05.0,permissive=1")).isInstanceOf(RuntimeException.class);

        assertThat(host.granted).isEmpty();
        assertThat(host.store.print()).isEqualTo(before);
    }

    @Test
    void a_seized_device_goes_back_to_its_driver_when_the_rest_fails() {
        host.assignable.remove(CARD, true);
        String before = host.store.print();
        host.broken.add("assign 2");

        assertThatThrownBy(() -> create("00:05.0,seize=1")).isInstanceOf(RuntimeException.class);

        assertThat(host.driver(CARD)).isEqualTo("e1000");
        assertThat(host.store.print()).isEqualTo(before);
    }

    @Test
    void a_device_must_be_assignable_unless_it_may_be_seized() {
        host.assignable.remove(CARD, true);

        assertThatThrownBy(() -> host.passthrough.check(spec("00:05.0")))
                .hasMessage("PCI device 0000:00:05.0 is not assignable: make it so with"
                        + " \"xl pci-assignable-add 0000:00:05.0\", or say seize=1");
        host.passthrough.check(spec("00:05.0,seize=1"));
        create("00:05.0,seize=1");
        assertThat(host.driver(CARD)).isEqualTo("pciback");
    }

    @Test
    void two_domains_cannot_have_one_device() {
        host.domains.add(7);
        host.nodes.claim(CARD, 7);

        assertThatThrownBy(() -> create("00:05.0")).hasMessageContaining("0000:00:05.0: domain 7 has it");
        assertThat(host.granted).isEmpty();
    }

    @Test
    void a_running_guest_is_asked_to_look_again() {
        create("00:05.0");
        attach("00:06.0");

        assertThat(devices()).extracting(Attached::address).containsExactly(CARD, FIRST);
        assertThat(host.backend()).contains("state = \"4\"");
    }

    @Test
    void the_devices_behind_one_that_goes_move_up() {
        create("00:05.0@1a", "00:06.0", "00:06.1@1b");
        detach("00:05.0", false);

        assertThat(devices()).containsExactly(new Attached(FIRST, 0), new Attached(SECOND, 0xd8));
        assertThat(host.backend()).contains("num_devs = \"2\"").doesNotContain("-2 = ");
        assertThat(host.nodes.owner(CARD)).isEmpty();
        assertThat(host.granted).doesNotContain("assign 2 0000:00:05.0 strict");
    }

    @Test
    void the_backend_goes_with_its_last_device() {
        String before = host.store.print();
        create("00:05.0");
        detach("00:05.0", false);

        assertThat(host.store.print()).isEqualTo(before);
        assertThat(host.granted).isEmpty();
        assertThat(host.passthrough.list(DOMID)).isEmpty();
    }

    @Test
    void a_guest_that_does_not_let_go_keeps_the_device() {
        create("00:05.0", "00:06.0");
        attach("00:06.1");
        String before = host.store.print();
        host.silenceGuest();

        assertThatThrownBy(() -> detach("00:05.0", false))
                .hasMessageContaining("did not release PCI device 0000:00:05.0")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.GUEST_TIMEOUT);

        assertThat(host.backend()).contains("state = \"4\"");
        assertThat(host.granted).contains("assign 2 0000:00:05.0 strict");
        assertThat(host.store.print()).isEqualTo(before);

        detach("00:05.0", true);
        assertThat(devices()).extracting(Attached::address).containsExactly(FIRST, SECOND);
        assertThat(host.granted).doesNotContain("assign 2 0000:00:05.0 strict");
    }

    @Test
    void a_guest_that_takes_no_notice_of_a_new_device_does_not_get_it() {
        create("00:05.0");
        attach("00:06.0");
        host.silenceGuest();

        assertThatThrownBy(() -> attach("00:06.1"))
                .hasMessageContaining("PCI device 0000:00:06.1: domain 2 did not take it");

        assertThat(devices()).extracting(Attached::address).containsExactly(CARD, FIRST);
        assertThat(host.nodes.owner(SECOND)).isEmpty();
        assertThat(host.granted).noneMatch(grant -> grant.contains("06.1"));
    }

    @Test
    void what_is_not_attached_cannot_be_detached() {
        create("00:05.0");

        assertThatThrownBy(() -> detach("00:06.0", false))
                .hasMessage("PCI device 0000:00:06.0 is not attached to domain 2.");
    }

    @Test
    void the_end_of_a_domain_frees_its_devices_even_if_only_the_note_is_left() {
        String before = host.store.print();
        create("00:05.0");
        host.store.remove("/local/domain/0/backend/pci");
        assertThat(host.passthrough.has(DOMID)).isTrue();

        host.passthrough.detachAll(DOMID);

        assertThat(host.granted).isEmpty();
        assertThat(host.store.print()).isEqualTo(before);
    }

    @Test
    void a_pvh_guest_is_refused() {
        host.store.write("/libxl/" + DOMID + "/type", "pvh");

        assertThatThrownBy(() -> create("00:05.0")).hasMessageContaining("Xen gives none to PVH guests");
    }
}
