package dev.xld.daemon.domain;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xld.daemon.domain.intent.Intent;
import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon killed at any call to the outside world, and the next one on the same host. */
class RecoveryTest {
    @TempDir
    Path directory;

    private TestHost host;

    @BeforeEach
    void open() {
        host = new TestHost(directory);
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** Runs work in a daemon that dies at the given point; false when it was done before. */
    private boolean killedAt(int point, Consumer<DomainManager> work) {
        try (DomainManager daemon = host.daemon()) {
            host.faults.kill(point);
            work.accept(daemon);
            return false;
        } catch (Faults.Killed dead) {
            return true;
        } finally {
            host.faults.off();
        }
    }

    private void nextDaemon() {
        try (DomainManager daemon = host.daemon()) {
            daemon.start();
        }
    }

    @Test
    void a_create_that_was_cut_off_is_undone_unless_only_the_start_was_missing() {
        Map<String, String> before = host.traces();
        int point = 0;
        int undone = 0;
        int started = 0;
        while (killedAt(point, daemon -> daemon.create(host.options("tiny"), Task.UNATTENDED))) {
            nextDaemon();
            if (host.xen.domains().size() == 1) {
                assertThat(host.traces()).as("after a kill at call %s", point).isEqualTo(before);
                undone++;
            } else {
                assertThat(host.xen.domains().get(1))
                        .as("after a kill at call %s", point)
                        .matches(info -> !info.paused(), "runs")
                        .matches(info -> host.userData()
                                .read(info.domid(), TestHost.TINY, "libxl-json")
                                .isPresent());
                started++;
                destroy();
            }
            point++;
        }
        assertThat(undone).isGreaterThan(50);
        // How many of the last calls come after the start depends on which watch events were still on their way.
        assertThat(started).isPositive();
    }

    private void destroy() {
        try (DomainManager daemon = host.daemon()) {
            daemon.destroy(daemon.resolve("tiny"), false, Task.UNATTENDED);
        }
    }

    @Test
    void a_destroy_that_was_cut_off_is_finished() {
        Map<String, String> before = host.traces();
        int point = 0;
        boolean more = true;
        while (more) {
            int domid;
            try (DomainManager daemon = host.daemon()) {
                domid = daemon.create(host.options("tiny"), Task.UNATTENDED);
            }
            more = killedAt(point, daemon -> daemon.destroy(domid, false, Task.UNATTENDED));
            nextDaemon();
            if (host.xen.domain(domid).isPresent()) {
                assertThat(directory.resolve("xld/journal")).isEmptyDirectory();
                assertThat(host.store.read("/local/domain/" + domid + "/name")).contains("tiny");
                destroy();
            }
            assertThat(host.traces()).as("after a kill at call %s", point).isEqualTo(before);
            point++;
        }
        assertThat(point).isGreaterThan(15);
    }

    @Test
    void a_restart_that_was_cut_off_ends_with_one_running_domain_of_that_name() {
        boolean killed = true;
        int point = 0;
        while (killed) {
            int old;
            try (DomainManager daemon = host.daemon()) {
                old = daemon.create(host.options("tiny"), Task.UNATTENDED);
            }
            host.xen.stop(old, 1);
            livedLong();
            killed = killedWhileWatching(point, old);
            try (DomainManager daemon = host.daemon()) {
                daemon.start();
                await().pollInterval(ofMillis(2)).until(() -> restarted(old));
                assertThat(host.xen.domains())
                        .as("after a kill at call %s", point)
                        .hasSize(2);
                await().pollInterval(ofMillis(2)).until(() -> journalIsEmpty());
                daemon.destroy(daemon.resolve("tiny"), false, Task.UNATTENDED);
            }
            point++;
        }
        assertThat(point).isGreaterThan(60);
    }

    /** So that the restart need not wait. */
    private void livedLong() {
        Intents intents = Intents.open(directory.resolve("xld/domains"));
        for (Intent intent : intents.all()) {
            intents.put(new Intent(intent.domid(), intent.uuid(), intent.name(), 0, intent.actions()));
        }
    }

    private boolean restarted(int old) {
        return host.xen.domain(old).isEmpty()
                && host.xen.domains().stream().anyMatch(info -> info.domid() > old && !info.paused());
    }

    private boolean journalIsEmpty() {
        String[] entries = directory.resolve("xld/journal").toFile().list();
        return entries == null || entries.length == 0;
    }

    private boolean killedWhileWatching(int point, int old) {
        try (DomainManager daemon = host.daemon()) {
            host.faults.kill(point);
            daemon.start();
            await().pollInterval(ofMillis(2))
                    .until(() -> host.faults.happened() || (restarted(old) && journalIsEmpty()));
            return host.faults.happened();
        } catch (Faults.Killed dead) {
            return true;
        } finally {
            host.faults.off();
        }
    }

    @Test
    void a_domain_of_another_uuid_under_the_same_id_is_left_alone() {
        int point = 40;
        assertThat(killedAt(point, daemon -> daemon.create(host.options("tiny"), Task.UNATTENDED)))
                .isTrue();
        UUID other = UUID.randomUUID();
        host.xen.put(1, other, false, false);
        host.store.write("/local/domain/1/name", "other");
        nextDaemon();
        assertThat(host.xen.domain(1)).get().extracting(DomainInfo::uuid).isEqualTo(other);
        assertThat(host.store.read("/local/domain/1/name")).contains("other");
    }
}
