package dev.xld.daemon.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes();

    private CompletableFuture<Void> passing(int domid) {
        return CompletableFuture.runAsync(
                () -> lanes.acquire(domid, Task.UNATTENDED).close());
    }

    @Test
    void a_lane_is_one_threads_at_a_time() {
        Lanes.Held held = lanes.acquire(1, Task.UNATTENDED);
        CompletableFuture<Void> other = passing(1);
        assertThat(other).isNotDone();
        held.close();
        assertThat(other).succeedsWithin(2, TimeUnit.SECONDS);
    }

    @Test
    void different_domains_do_not_wait_for_each_other() {
        try (Lanes.Held held = lanes.acquire(1, Task.UNATTENDED)) {
            assertThat(passing(2)).succeedsWithin(2, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_thread_may_take_its_lane_again() {
        try (Lanes.Held held = lanes.acquire(1, Task.UNATTENDED);
                Lanes.Held again = lanes.acquire(1, Task.UNATTENDED)) {
            assertThat(again).isNotSameAs(held);
        }
        assertThat(passing(1)).succeedsWithin(2, TimeUnit.SECONDS);
    }

    @Test
    void who_has_the_lane_learns_that_somebody_wants_to_end_the_domain() {
        CompletableFuture<Void> ender;
        try (Lanes.Held held = lanes.acquire(1, Task.UNATTENDED)) {
            assertThat(lanes.endWanted(1)).isFalse();
            ender = CompletableFuture.runAsync(
                    () -> lanes.acquireToEnd(1, Task.UNATTENDED).close());
            await().until(() -> lanes.endWanted(1));
            assertThat(lanes.endWanted(2)).isFalse();
        }
        assertThat(ender).succeedsWithin(2, TimeUnit.SECONDS);
        assertThat(lanes.endWanted(1)).isFalse();
    }

    @Test
    void who_is_cancelled_while_waiting_gets_told() throws Exception {
        Task cancelled = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        try (Lanes.Held held = lanes.acquire(1, Task.UNATTENDED)) {
            CompletableFuture<Lanes.Held> waiting = CompletableFuture.supplyAsync(() -> lanes.acquire(1, cancelled));
            assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        }
    }
}
