package dev.xld.daemon.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.daemon.domain.FakeXen;
import dev.xld.daemon.plan.Task;
import dev.xld.xenstore.InMemoryXenStore;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dom0 that gives memory up when asked, as far as it can. */
class HostMemoryTest {
    private static final String TARGET = "/local/domain/0/memory/target";

    @TempDir
    Path directory;

    private final FakeXen xen = new FakeXen();
    private final InMemoryXenStore store = new InMemoryXenStore();
    private HostMemory memory;

    @BeforeEach
    void open() {
        store.write(TARGET, "1048576");
        store.write("/local/domain/0/memory/static-max", "1048576");
        xen.setDom0Mib(1024);
        store.watch(
                TARGET, path -> xen.setDom0Mib(Long.parseLong(store.read(TARGET).orElseThrow()) / 1024));
        MemoryLedger ledger = new MemoryLedger(xen.hypervisor());
        memory = HostMemory.ballooning(
                ledger, new Dom0Balloon(xen.hypervisor(), store, ledger), new GlobalLock(directory.resolve("xl")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void dom0_shrinks_by_what_is_missing_in_steps_of_two_mib() {
        xen.setHostMib(1024 + 100);
        HostMemory.Grant grant = memory.take("domain \"a\"", 201 * 1024, Task.UNATTENDED);
        assertThat(store.read(TARGET)).contains(Integer.toString((1024 - 102) * 1024));
        grant.close();
    }

    @Test
    void dom0_keeps_what_it_has_when_there_is_enough() {
        xen.setHostMib(2048);
        memory.take("domain \"a\"", 201 * 1024, Task.UNATTENDED).close();
        assertThat(store.read(TARGET)).contains("1048576");
    }

    @Test
    void dom0_keeps_128_mib_whatever_is_asked() {
        xen.setHostMib(1024);
        assertThatThrownBy(() -> memory.take("domain \"a\"", 1000 * 1024, Task.UNATTENDED))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("1000 MiB are needed");
        assertThat(store.read(TARGET)).contains("1048576");
    }

    @Test
    void the_lock_is_held_until_the_grant_is_closed_and_waiting_for_it_can_be_cancelled() throws Exception {
        xen.setHostMib(2048);
        HostMemory.Grant first = memory.take("domain \"a\"", 1024, Task.UNATTENDED);
        AtomicBoolean cancelled = new AtomicBoolean();
        Task task = new Task() {
            @Override
            public void progress(int step, int of, String message) {}

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }
        };
        CompletableFuture<HostMemory.Grant> second =
                CompletableFuture.supplyAsync(() -> memory.take("domain \"b\"", 1024, task));
        assertThat(second).isNotDone();
        cancelled.set(true);
        assertThat(second).failsWithin(2, TimeUnit.SECONDS);
        first.close();
        memory.take("domain \"c\"", 1024, Task.UNATTENDED).close();
    }
}
