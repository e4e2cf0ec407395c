package dev.xld.daemon.pci;

import static dev.xld.daemon.pci.FakePci.CARD;
import static dev.xld.daemon.pci.FakePci.DOMID;
import static dev.xld.daemon.pci.FakePci.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.pci.AssignableDevices.Assignable;
import dev.xld.xen.PciAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignableDevicesTest {
    @TempDir
    Path top;

    FakePci host;

    @BeforeEach
    void start() {
        host = new FakePci(top);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_device_goes_from_its_driver_to_pciback_and_into_quarantine() {
        host.assignable.add(CARD, Optional.of("mycard"));

        assertThat(host.driver(CARD)).isEqualTo("pciback");
        assertThat(host.assignable.list()).containsExactly(new Assignable(CARD, Optional.of("mycard")));
        assertThat(host.nodes.named("mycard")).contains(CARD);
        assertThat(host.store.read("/libxl/pci/0000-00-05-0/driver_path"))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/drivers/e1000"));
        assertThat(host.calls)
                .containsExactly(
                        "e1000/unbind 0000:00:05.0",
                        "pciback/new_slot 0000:00:05.0",
                        "pciback/bind 0000:00:05.0",
                        "assign 32753 0000:00:05.0 true");
    }

    @Test
    void the_way_back_leaves_the_host_as_it_was() {
        String before = host.store.print();
        host.assignable.add(CARD, Optional.of("mycard"));

        host.assignable.remove(CARD, true);

        assertThat(host.driver(CARD)).isEqualTo("e1000");
        assertThat(host.slots()).isEmpty();
        assertThat(host.store.print()).isEqualTo(before);
        assertThat(host.granted).isEmpty();
    }

    @Test
    void without_rebinding_the_driver_stays_known_for_another_time() {
        host.assignable.add(CARD, Optional.empty());
        host.assignable.remove(CARD, false);
        assertThat(host.driver(CARD)).isEqualTo("none");

        host.assignable.add(CARD, Optional.empty());
        host.assignable.remove(CARD, true);

        assertThat(host.driver(CARD)).isEqualTo("e1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e1000/unbind", "pciback/new_slot", "pciback/bind", "assign"})
    void an_addition_that_fails_leaves_the_device_with_its_driver(String broken) {
        String before = host.store.print();
        host.broken.add(broken);

        assertThatThrownBy(() -> host.assignable.add(CARD, Optional.of("mycard")))
                .isInstanceOf(ApiException.class);

        assertThat(host.driver(CARD)).isEqualTo("e1000");
        assertThat(host.slots()).isEmpty();
        assertThat(host.store.print()).isEqualTo(before);
        assertThat(host.granted).isEmpty();
    }

    @Test
    void a_host_without_an_iommu_is_told_of() {
        host.broken.add("assign");

        assertThatThrownBy(() -> host.assignable.add(CARD, Optional.empty()))
                .hasMessage("PCI device 0000:00:05.0 cannot be given to guests: Xen uses no IOMMU on this host;"
                        + " turn it on in the firmware (VT-d, AMD-Vi)")
                .extracting(e -> ((ApiException) e).kind())
                .isEqualTo(ErrorKind.UNSUPPORTED);
    }

    @Test
    void a_second_addition_changes_the_name_alone() {
        host.assignable.add(CARD, Optional.of("one"));
        int calls = host.calls.size();

        host.assignable.add(CARD, Optional.of("two"));

        assertThat(host.nodes.named("one")).isEmpty();
        assertThat(host.nodes.named("two")).contains(CARD);
        assertThat(host.calls.subList(calls, host.calls.size())).containsExactly("assign 32753 0000:00:05.0 true");
    }

    @Test
    void a_device_a_domain_has_is_neither_free_nor_given_back() {
        host.assignable.add(CARD, Optional.empty());
        host.assignable.add(FIRST, Optional.empty());
        host.nodes.claim(CARD, DOMID);

        assertThat(host.assignable.list()).containsExactly(new Assignable(FIRST, Optional.empty()));
        assertThatThrownBy(() -> host.assignable.remove(CARD, true))
                .hasMessageContaining("0000:00:05.0: domain 2 has it");
        assertThat(host.driver(CARD)).isEqualTo("pciback");
    }

    @Test
    void what_is_noted_of_a_domain_that_is_no_more_counts_for_nothing() {
        host.assignable.add(CARD, Optional.empty());
        host.nodes.claim(CARD, DOMID);
        host.domains.clear();

        assertThat(host.assignable.list()).extracting(Assignable::device).containsExactly(CARD);
    }

    @Test
    void a_device_that_is_not_there_is_named_with_the_place_looked_at() {
        PciAddress nowhere = new PciAddress(0, 9, 9, 0);

        assertThatThrownBy(() -> host.assignable.add(nowhere, Optional.empty()))
                .hasMessageStartingWith("PCI device 0000:09:09.0: this host has no such device (")
                .hasMessageContaining("bus/pci/devices/0000:09:09.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\t", "ünicode"})
    void odd_names_are_refused(String name) {
        assertThatThrownBy(() -> host.assignable.add(CARD, Optional.of(name))).hasMessageContaining("printable ASCII");
        assertThat(host.driver(CARD)).isEqualTo("e1000");
    }

    @Test
    void a_file_that_cannot_be_written_is_named_with_its_errno() {
        Path missing = top.resolve("bus/pci/drivers/e1000/unbind");

        assertThatThrownBy(() -> SysFile.write(missing, "0000:00:05.0"))
                .hasMessage("cannot write 0000:00:05.0 to " + missing + ": No such file or directory (ENOENT)")
                .extracting(e -> ((ApiException) e).errno())
                .isEqualTo("ENOENT");
        assertThatThrownBy(() -> SysFile.write(Path.of("/dev/full"), "x"))
                .hasMessage("cannot write x to /dev/full: No space left on device (ENOSPC)");
    }
}
