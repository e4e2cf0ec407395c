package dev.xld.daemon.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xld.api.DomainSelection;
import dev.xld.api.Uptime;
import dev.xld.daemon.domain.FakeXen;
import dev.xld.daemon.domain.registry.DomainNames;
import dev.xld.xen.Hypervisor;
import dev.xld.xenstore.InMemoryXenStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UptimesTest {
    private static final UUID GUEST = UUID.fromString("0d3d1c5e-1234-4bcd-9abc-001122334455");

    private final FakeXen xen = new FakeXen();
    private final InMemoryXenStore store = new InMemoryXenStore();

    @BeforeEach
    void oneGuest() {
        xen.put(3, GUEST, false, false);
        store.write("/local/domain/3/name", "web");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Uptime[] list(String... domains) {
        Hypervisor hypervisor = xen.hypervisor();
        return new Uptimes(store, new DomainLookup(hypervisor, new DomainNames(hypervisor, store)))
                .list(new DomainSelection(List.of(domains)));
    }

    @Test
    void aGuestsIsTheTimeSinceItsStart() {
        long start = System.currentTimeMillis() / 1000 - 90;
        store.write("/vm/" + GUEST + "/start_time", start + ".25");
        assertThat(list("web")).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("web");
            assertThat(row.seconds()).isBetween(90L, 95L);
        });
    }

    @Test
    void dom0sIsTheKernels() {
        assertThat(list("0"))
                .singleElement()
                .satisfies(row -> assertThat(row.seconds()).isPositive());
    }

    @Test
    void aGuestWithoutASensibleStartTimeIsLeftOut() {
        assertThat(list()).extracting(Uptime::domid).containsExactly(0);
        store.write("/vm/" + GUEST + "/start_time", "yesterday");
        assertThat(list()).extracting(Uptime::domid).containsExactly(0);
    }
}
