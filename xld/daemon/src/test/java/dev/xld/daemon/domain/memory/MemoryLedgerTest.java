package dev.xld.daemon.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.domain.FakeXen;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
    private static final long MIB = 1024;

    private final FakeXen xen = new FakeXen();
    private final MemoryLedger ledger = new MemoryLedger(xen.hypervisor());

    @Test
    void of_requests_that_together_want_too_much_only_those_that_fit_win() throws Exception {
        long each = ledger.freeKib() / 3 - 1;
        AtomicInteger granted = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier together = new CyclicBarrier(8);
        for (int i = 0; i < 8; i++) {
            threads.submit(() -> {
                together.await();
                ledger.reserve("domain", each);
                return granted.incrementAndGet();
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(granted).hasValue(3);
    }

    @Property(tries = 200)
    void what_is_promised_and_what_is_free_add_up_to_what_there_was(
            @ForAll @LongRange(min = 1, max = 100_000) long first,
            @ForAll @LongRange(min = 1, max = 100_000) long second) {
        MemoryLedger fresh = new MemoryLedger(new FakeXen().hypervisor());
        long free = fresh.freeKib();
        MemoryLedger.Reservation one = fresh.reserve("a", first);
        MemoryLedger.Reservation two = fresh.reserve("b", second);
        assertThat(fresh.freeKib()).isEqualTo(free - first - second);
        one.close();
        assertThat(fresh.freeKib()).isEqualTo(free - second);
        two.close();
        assertThat(fresh.freeKib()).isEqualTo(free);
    }

    @Property(tries = 50)
    void memory_a_domain_already_got_is_not_counted_twice(@ForAll @IntRange(min = 1, max = 200) int mib) {
        FakeXen host = new FakeXen();
        MemoryLedger fresh = new MemoryLedger(host.hypervisor());
        long free = fresh.freeKib();
        MemoryLedger.Reservation reservation = fresh.reserve("a", mib * MIB);
        host.put(5, UUID.randomUUID(), false, false);
        reservation.bind(5);
        assertThat(fresh.freeKib()).isEqualTo(free - Math.max(mib * MIB, 400));
    }

    @Test
    void the_refusal_says_what_is_needed_and_what_is_free() {
        xen.setHostMib(100);
        long free = ledger.freeKib() / MIB;
        assertThatThrownBy(() -> ledger.reserve("domain \"web1\"", 200 * MIB + 1))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_ENOUGH_MEMORY))
                .hasMessage("Not enough memory for domain \"web1\": 201 MiB are needed and " + free + " MiB are free.");
    }
}
