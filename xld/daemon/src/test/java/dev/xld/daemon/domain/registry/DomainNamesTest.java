package dev.xld.daemon.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.daemon.domain.FakeXen;
import dev.xld.xenstore.InMemoryXenStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainNamesTest {
    private final FakeXen xen = new FakeXen();
    private final InMemoryXenStore store = new InMemoryXenStore();
    private final DomainNames names = new DomainNames(xen.hypervisor(), store);

    @Test
    void of_two_requests_for_one_name_one_gets_it_until_it_lets_go() {
        names.reserve("a");
        assertThatThrownBy(() -> names.reserve("a")).hasMessageContaining("being created by another request");
        names.release("a");
        names.reserve("a");
    }

    @Test
    void a_refused_name_is_not_kept_reserved() {
        xen.put(3, UUID.randomUUID(), false, false);
        store.write("/local/domain/3/name", "a");
        assertThatThrownBy(() -> names.reserve("a"))
                .hasMessage("Domain with name \"a\" already exists: it has domid 3.");
        store.remove("/local/domain/3");
        names.reserve("a");
    }

    @Test
    void names_that_would_garble_a_listing_are_refused() {
        for (String bad : new String[] {"", "a\nb", "a\u001b[2J"}) {
            assertThatThrownBy(() -> names.reserve(bad)).hasMessageContaining("control characters");
        }
    }

    @Test
    void a_domain_is_described_by_name_where_it_has_one() {
        store.write("/local/domain/3/name", "a");
        assertThat(names.describe(3)).isEqualTo("domain \"a\" (domid 3)");
        assertThat(names.describe(4)).isEqualTo("domain 4");
    }
}
