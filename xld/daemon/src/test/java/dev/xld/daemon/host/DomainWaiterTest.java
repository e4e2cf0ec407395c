package dev.xld.daemon.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.WaitReply;
import dev.xld.api.WaitRequest;
import dev.xld.daemon.domain.FakeXen;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.InMemoryXenStore;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DomainWaiterTest {
    private final FakeXen xen = new FakeXen();
    private final InMemoryXenStore store = new InMemoryXenStore();
    private final DomainWaiter waiter = new DomainWaiter(xen.hypervisor(), store);

    @BeforeEach
    void oneGuest() {
        xen.put(3, new UUID(1, 1), false, false);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private WaitReply await(boolean destruction) {
        return waiter.await(new WaitRequest(3, destruction), Task.UNATTENDED);
    }

    @Test
    void aDomainThatIsGoneOrGoingIsDestroyed() {
        assertThat(waiter.await(new WaitRequest(77, false), Task.UNATTENDED)).isEqualTo(new WaitReply(77, true, -1));
        xen.put(3, new UUID(1, 1), true, false);
        assertThat(await(true)).isEqualTo(new WaitReply(3, true, -1));
    }

    @Test
    void aShutDownDomainTellsItsReason() {
        xen.stop(3, 3);
        assertThat(await(false)).isEqualTo(new WaitReply(3, false, 3));
    }

    @Test
    void aDomainThatOnlyShutDownIsWaitedForUntilItIsDestroyed() throws Exception {
        xen.stop(3, 0);
        CompletableFuture<WaitReply> reply = CompletableFuture.supplyAsync(() -> await(true));
        Thread.sleep(50);
        assertThat(reply).isNotDone();
        xen.destroy(3);
        assertThat(reply.get(3, TimeUnit.SECONDS)).isEqualTo(new WaitReply(3, true, -1));
    }

    @Test
    void aCancelledWaitEnds() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Task task = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return cancelled.getAndSet(true);
            }
        };
        assertThatThrownBy(() -> waiter.await(new WaitRequest(3, false), task))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("cancelled");
    }
}
