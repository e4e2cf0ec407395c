package dev.xld.daemon.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.xld.api.ApiException;
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

    @Test
    void a_name_is_found_again_without_asking_every_domain_and_a_change_is_seen() {
        for (int domid = 1; domid <= 3; domid++) {
            xen.put(domid, UUID.randomUUID(), false, false);
            store.write("/local/domain/" + domid + "/name", "g" + domid);
        }
        assertThat(names.find("g2")).contains(2);
        store.write("/local/domain/2/name", "h");
        assertThat(names.find("g2")).isEmpty();
        assertThat(names.find("h")).contains(2);
        store.write("/local/domain/3/name", "g2");
        assertThat(names.find("g2")).contains(3);
        await("the store's word of the change").untilAsserted(() -> assertRefused("g2", 3));
    }

    private void assertRefused(String name, int owner) {
        try {
            names.reserve(name);
            names.release(name);
            fail("%s was free", name);
        } catch (ApiException e) {
            assertThat(e).hasMessageContaining("it has domid " + owner);
        }
    }

    @Test
    void a_domain_that_had_no_name_yet_is_asked_again() {
        xen.put(4, UUID.randomUUID(), false, false);
        assertThat(names.find("late")).isEmpty();
        store.write("/local/domain/4/name", "late");
        assertThatThrownBy(() -> names.reserve("late")).hasMessageContaining("it has domid 4");
    }
}
