package dev.xld.xenstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The in-memory store keeps the contract, and fails when told to. */
class InMemoryXenStoreTest extends XenStoreContract {
    @Override
    protected XenStore open() {
        return new InMemoryXenStore();
    }

    @Test
    void refusedCommitsRunTheBodyAgain() {
        try (InMemoryXenStore store = new InMemoryXenStore()) {
            AtomicInteger runs = new AtomicInteger();
            store.failCommits(3);
            store.transact(tx -> runs.incrementAndGet());
            assertThat(runs).hasValue(4);
        }
    }

    @Test
    void endlessConflictsEndInAnError() {
        try (InMemoryXenStore store = new InMemoryXenStore()) {
            store.failCommits(Integer.MAX_VALUE);
            assertThatThrownBy(() -> store.transact(tx -> true))
                    .isInstanceOfSatisfying(
                            XenStoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.EAGAIN));
        }
    }

    @Test
    void aStoreThatComesBackFiresItsWatches() {
        try (InMemoryXenStore store = new InMemoryXenStore()) {
            List<String> seen = new CopyOnWriteArrayList<>();
            store.watch("/a", seen::add);
            await().until(() -> seen.size() == 1);
            store.setLost(true);
            assertThatThrownBy(() -> store.read("/a")).hasMessageContaining("CONNECTION_LOST");
            store.setLost(false);
            await().until(() -> seen.size() == 2);
        }
    }
}
