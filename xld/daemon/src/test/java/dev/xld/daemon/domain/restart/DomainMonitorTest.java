package dev.xld.daemon.domain.restart;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xld.config.LifecycleActions;
import dev.xld.config.LifecycleActions.Action;
import dev.xld.daemon.domain.DomainManager;
import dev.xld.daemon.domain.TestHost;
import dev.xld.daemon.domain.create.CreateOptions;
import dev.xld.daemon.domain.intent.Intent;
import dev.xld.daemon.domain.intent.Intents;
import dev.xld.daemon.plan.Task;
import dev.xld.xen.DomainInfo;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a guest that stops to what becomes of it. */
class DomainMonitorTest {
    private static final int POWEROFF = 0;
    private static final int REBOOT = 1;
    private static final int SUSPEND = 2;
    private static final int CRASH = 3;

    @TempDir
    Path directory;

    private TestHost host;
    private DomainManager daemon;

    @BeforeEach
    void open() {
        host = new TestHost(directory);
        daemon = host.daemon();
    }

    @AfterEach
    void close() {
        daemon.close();
        host.close();
    }

    private static LifecycleActions always(Action action) {
        return new LifecycleActions(action, action, action, action, action);
    }

    /** A domain old enough to be restarted at once, under a daemon that watches. */
    private int watched(LifecycleActions actions) {
        int domid = daemon.create(host.options("tiny", actions), Task.UNATTENDED);
        daemon.close();
        Intents.open(directory.resolve("xld/domains")).put(new Intent(domid, TestHost.TINY, "tiny", 0, actions));
        daemon = host.daemon();
        daemon.start();
        return domid;
    }

    private void stop(int domid, int code) {
        host.xen.stop(domid, code);
        host.store.fireSpecial("@releaseDomain");
    }

    private void settled() {
        await().pollDelay(ofMillis(200)).until(() -> true);
    }

    private boolean named(int domid, String name) {
        return host.store
                .read("/local/domain/" + domid + "/name")
                .filter(name::equals)
                .isPresent();
    }

    private boolean runs(int domid) {
        return host.xen.domain(domid).filter(info -> !info.paused()).isPresent();
    }

    @Test
    void a_domain_that_powers_off_is_destroyed() {
        int domid = watched(LifecycleActions.DEFAULT);
        stop(domid, POWEROFF);
        await().until(() -> host.xen.domain(domid).isEmpty());
        assertThat(host.store.read("/libxl/" + domid + "/type")).isEmpty();
    }

    @Test
    void a_domain_that_reboots_is_made_anew_with_its_name_uuid_and_memory() {
        int domid = watched(LifecycleActions.DEFAULT);
        daemon.rename(domid, "renamed", Task.UNATTENDED);
        host.store.write("/local/domain/" + domid + "/memory/target", "8192");
        stop(domid, REBOOT);
        await().until(() -> host.xen.domain(domid).isEmpty() && runs(domid + 1));
        assertThat(named(domid + 1, "renamed")).isTrue();
        assertThat(host.store.read("/local/domain/" + (domid + 1) + "/memory/target"))
                .contains("8192");
        assertThat(host.xen.domain(domid + 1).map(DomainInfo::uuid)).contains(TestHost.TINY);
    }

    @Test
    void a_domain_that_was_made_anew_is_watched_over_again() {
        int domid = watched(LifecycleActions.DEFAULT);
        stop(domid, REBOOT);
        await().until(() -> host.xen.domain(domid).isEmpty() && runs(domid + 1));
        stop(domid + 1, POWEROFF);
        await().until(() -> host.xen.domain(domid + 1).isEmpty());
    }

    @Test
    void a_domain_that_keeps_rebooting_is_made_anew_once_in_two_seconds_at_most() {
        int domid = watched(LifecycleActions.DEFAULT);
        stop(domid, REBOOT);
        await().until(() -> host.xen.domain(domid).isEmpty() && runs(domid + 1));
        long start = System.nanoTime();
        stop(domid + 1, REBOOT);
        await().until(() -> runs(domid + 2));
        assertThat(System.nanoTime() - start).isGreaterThan(1_500_000_000L);
    }

    @Test
    void rename_restart_sets_the_old_domain_aside() {
        int domid = watched(always(Action.RENAME_RESTART));
        stop(domid, CRASH);
        await().until(() -> runs(domid + 1));
        assertThat(named(domid + 1, "tiny")).isTrue();
        String kept = host.store.read("/local/domain/" + domid + "/name").orElseThrow();
        assertThat(kept).matches("tiny-\\d{8}T\\d{4}Z");
        String vm = host.store.read("/local/domain/" + domid + "/vm").orElseThrow();
        assertThat(vm).isNotEqualTo("/vm/" + TestHost.TINY);
        assertThat(host.store.read(vm + "/name")).contains(kept);
        settled();
        assertThat(host.xen.domain(domid)).isPresent();
    }

    @Test
    void a_preserved_domain_stays_and_is_no_longer_watched_over() {
        int domid = watched(always(Action.PRESERVE));
        stop(domid, CRASH);
        await().until(() -> Intents.open(directory.resolve("xld/domains")).all().isEmpty());
        assertThat(host.xen.domain(domid)).isPresent();
        assertThat(named(domid, "tiny")).isTrue();
    }

    @Test
    void a_core_is_dumped_before_the_domain_goes() {
        int domid = watched(always(Action.COREDUMP_DESTROY));
        stop(domid, CRASH);
        await().until(() -> host.xen.domain(domid).isEmpty());
        assertThat(host.xen.calls()).contains("dumpCore " + domid);
    }

    @Test
    void a_core_is_dumped_before_the_domain_is_made_anew() {
        int domid = watched(always(Action.COREDUMP_RESTART));
        stop(domid, CRASH);
        await().until(() -> host.xen.domain(domid).isEmpty() && runs(domid + 1));
        assertThat(host.xen.calls()).contains("dumpCore " + domid);
    }

    @Test
    void a_suspended_domain_is_left_alone() {
        int domid = watched(always(Action.DESTROY));
        stop(domid, SUSPEND);
        settled();
        assertThat(host.xen.domain(domid)).isPresent();
    }

    @Test
    void a_domain_without_a_record_is_left_alone() {
        CreateOptions options = host.options("tiny");
        daemon.start();
        int domid = daemon.create(new CreateOptions(options.config(), directory, false, true), Task.UNATTENDED);
        host.xen.put(77, UUID.randomUUID(), false, false);
        stop(domid, POWEROFF);
        stop(77, POWEROFF);
        settled();
        assertThat(host.xen.domain(domid)).isPresent();
        assertThat(host.xen.domain(77)).isPresent();
    }

    @Test
    void a_domain_somebody_else_destroyed_is_forgotten() {
        int domid = watched(LifecycleActions.DEFAULT);
        host.xen.destroy(domid);
        host.store.fireSpecial("@releaseDomain");
        await().until(() -> Intents.open(directory.resolve("xld/domains")).all().isEmpty());
    }

    @Test
    void a_domain_that_stopped_while_no_daemon_ran_is_dealt_with_by_the_next() {
        int domid = daemon.create(host.options("tiny"), Task.UNATTENDED);
        daemon.close();
        host.xen.stop(domid, POWEROFF);
        daemon = host.daemon();
        daemon.start();
        await().until(() -> host.xen.domain(domid).isEmpty());
    }
}
